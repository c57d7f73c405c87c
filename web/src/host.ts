// The page's side of wasm/platform/page.cpp and wasm/bridge/browser_ports.cpp: what the app asks of the browser.
import * as desk from "./desk";
import type { AskedProvider } from "./engine/pick_provider";
import { showLook } from "./environment";
import { saveFile } from "./files";
import type { Frames } from "./frames";
import type { ImportClient } from "./import_client";
import type { LabClient, LabQuestion } from "./lab_client";
import type { Mirror } from "./mirror";
import type { MirrorPatch } from "./mirror_node";
import type { ModelsClient } from "./models_client";
import { setCursor } from "./pointer";
import * as storage from "./storage";
import { studyOf } from "./studies";
import { TextPainter } from "./text_painter";
import type { Failure, HostedModelName, ModelName, Severity, WasmApp } from "./wasm_app";

export interface HostParts {
  app: WasmApp;
  frames: Frames;
  mirror: Mirror;
  imports: ImportClient;
  lab: LabClient;
  models: ModelsClient;
  address: desk.AddressBar;
  canvas: HTMLCanvasElement;
  picker: HTMLInputElement;
  folderPicker: HTMLInputElement;
}

// Filled in before the app makes its first call.
export class Host {
  parts!: HostParts;
  private readonly painter = new TextPainter();
  // The pack that an import has just made, until the app says whether to keep it.
  private arrived: { key: string; pack: Uint8Array<ArrayBuffer> } | undefined;

  imported(key: string, pack: Uint8Array<ArrayBuffer>): void {
    this.arrived = { key, pack };
    this.deliver(key, pack, false);
  }

  // --- wasm/platform/page.cpp ---
  patch(at: number, size: number): void {
    this.parts.mirror.apply(JSON.parse(this.text(at, size)) as MirrorPatch);
  }
  cursor(shape: number): void {
    setCursor(this.parts.canvas, shape);
  }
  look(dark: boolean, textScale: number): void {
    showLook(dark, textScale);
  }

  // --- wasm/platform/text_painter.cpp ---
  textAdvance(at: number, size: number, face: number): number {
    return this.painter.advance(this.text(at, size), face);
  }
  paintText(at: number, size: number, face: number, emPx: number, ink: number, facts: number): number {
    const painted = this.painter.paint(this.text(at, size), face, emPx, ink);
    return painted ? this.parts.app.placePainted(painted, facts) : 0;
  }

  // --- wasm/bridge/browser_ports.cpp: the store ---
  openStudy(at: number, size: number): void {
    const key = this.text(at, size);
    const found = studyOf(key);
    if (found instanceof Promise) void this.parts.frames.during(found.then((study) => this.answer(key, study)));
    else this.answer(key, found);
  }
  keepArrived(at: number, size: number): boolean {
    const key = this.text(at, size);
    if (this.arrived?.key !== key) return false;
    this.keep(key, this.arrived.pack);
    this.arrived = undefined;
    return true;
  }
  keepPack(keyAt: number, keySize: number, at: number, size: number): void {
    this.keep(this.text(keyAt, keySize), this.parts.app.copyOfBytes(at, size));
  }
  forgetStudy(at: number, size: number): void {
    this.stored(storage.forgetPack(this.text(at, size)), "The study could not be removed from this device");
  }
  deleteEverything(): void {
    const work = storage
      .deleteEverything()
      .then(() => history.replaceState(null, "", location.pathname + location.search));
    this.stored(work, "Not everything could be deleted");
  }
  saveText(nameAt: number, nameSize: number, at: number, size: number): void {
    this.stored(
      storage.saveText(this.text(nameAt, nameSize), this.text(at, size)),
      "Settings cannot be kept on this device",
    );
  }

  // --- files ---
  chooseFiles(): void {
    this.parts.picker.click();
  }
  cancelImport(): void {
    this.parts.imports.cancel();
  }
  saveFile(nameAt: number, nameSize: number, mimeAt: number, mimeSize: number, at: number, size: number): void {
    saveFile(this.text(nameAt, nameSize), this.text(mimeAt, mimeSize), this.parts.app.copyOfBytes(at, size));
  }

  // --- the desk ---
  copyText(at: number, size: number): void {
    const work = desk.copyText(this.text(at, size)).then((done) => {
      if (!done) this.notify("warning", "The browser did not allow copying to the clipboard.");
    });
    void this.parts.frames.during(work);
  }
  setLink(at: number, size: number, newEntry: boolean): void {
    this.parts.address.set(this.text(at, size), newEntry);
  }
  openUrl(at: number, size: number): void {
    desk.openUrl(this.text(at, size));
  }
  openHtml(at: number, size: number): void {
    if (!desk.openHtml(this.text(at, size)))
      this.notify("warning", "The browser did not allow a new tab. Allow pop-ups for this page, then try again.");
  }

  // --- the what-if lab ---
  labOpenBook(): void {
    this.parts.lab.openBook();
  }
  labLoad(at: number, size: number): void {
    const { model, provider } = JSON.parse(this.text(at, size)) as { model: ModelName; provider: AskedProvider };
    this.parts.lab.load(model, provider);
  }
  labAsk(at: number, size: number): void {
    this.parts.lab.ask(JSON.parse(this.text(at, size)) as LabQuestion);
  }
  labCancel(number: number): void {
    this.parts.lab.cancel(number);
  }

  // --- its other models ---
  modelsList(): void {
    this.parts.models.list();
  }
  modelsLook(at: number, size: number): void {
    this.parts.models.look(JSON.parse(this.text(at, size)) as HostedModelName);
  }
  modelsDownload(at: number, size: number): void {
    this.parts.models.download(JSON.parse(this.text(at, size)) as ModelName);
  }
  modelsCancel(): void {
    this.parts.models.cancel();
  }
  modelsRemove(at: number, size: number): void {
    this.parts.models.remove(this.text(at, size));
  }
  modelsChooseFolder(): void {
    this.parts.folderPicker.click();
  }

  private text(at: number, size: number): string {
    return this.parts.app.text(at, size);
  }

  private notify(severity: Severity, message: string): void {
    this.parts.app.message({ type: "notify", severity, message });
  }

  private answer(key: string, found: Uint8Array | Failure): void {
    if (found instanceof Uint8Array) this.deliver(key, found, true);
    else this.parts.app.message({ type: "failed", key, error: found });
  }

  private deliver(key: string, pack: Uint8Array, fromStore: boolean): void {
    if (this.parts.app.study(key, pack, fromStore)) return;
    this.parts.app.message({
      type: "failed",
      key,
      error: {
        code: "study-out-of-memory",
        message: "There is not enough memory in the browser to show this study.",
        hint: "Close other tabs and reload the page, or open fewer files at once.",
      },
    });
  }

  private keep(key: string, pack: Uint8Array<ArrayBuffer>): void {
    const told = storage.keepPack(key, pack).catch(async (error: unknown) => {
      // The same files, opened again, make the same pack: then the one that is there will do.
      if (await storage.holdsPack(key).catch(() => false)) return;
      const message = `The study is open, but cannot be kept on this device: ${storageReason(error)}`;
      this.parts.app.message({ type: "not_kept", key, message });
    });
    void this.parts.frames.during(told);
  }

  private stored(work: Promise<unknown>, failed: string): void {
    const told = work.then(
      () => undefined,
      (error: unknown) => this.notify("warning", `${failed}: ${storageReason(error)}`),
    );
    void this.parts.frames.during(told);
  }
}

function storageReason(error: unknown): string {
  if (error instanceof AggregateError) return [...new Set(error.errors.map(storageReason))].join(" ");
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError")
    return "there is no room left for this page. Delete studies that you no longer need.";
  if (name === "InvalidStateError" || name === "SecurityError" || name === "UnknownError")
    return "the browser allows no storage here (a private window, perhaps).";
  return error instanceof Error && error.message ? `${error.message}.` : "the browser did not say why.";
}
