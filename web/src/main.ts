// Starts the page: probes, loads the app, ties it to the browser. When anything fails there is a readable page.
import { watchCanvas } from "./canvas";
import { showCannotStart, showCrash } from "./crash";
import { AddressBar } from "./desk";
import { showLook, systemIsDark, watchEnvironment } from "./environment";
import type { GivenFile } from "./dropped_files";
import { watchFiles } from "./files";
import { Frames } from "./frames";
import { isModel } from "./given_files";
import { Host } from "./host";
import { ImportClient } from "./import_client";
import { watchKeyboard } from "./keyboard";
import { LabClient } from "./lab_client";
import { loadModule } from "./loader";
import { Mirror } from "./mirror";
import { ModelsClient } from "./models_client";
import { workOffline } from "./offline";
import { watchPointer } from "./pointer";
import { noWebGl2, whatIsMissing } from "./probes";
import { readText } from "./storage";
import { expectStudy, shippedStudies } from "./studies";
import { WasmApp, type PageMessage, type StartFacts, type WasmExports } from "./wasm_app";

declare global {
  interface Window {
    // For tests and benches: frames drawn so far, a promise kept when nothing goes on any more, the last import.
    consilium?: { frames(): number; idle(): Promise<void>; lastImport(): ImportClient["last"] };
  }
}

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

let frames: Frames | undefined;
// Lets go of keys and files, which the plain page of a crash leaves to the browser, and of the lab.
const running = new AbortController();

function crash(error: unknown): void {
  frames?.stop();
  running.abort();
  delete window.consilium;
  showCrash(error);
}

async function startFacts(fragment: string): Promise<StartFacts> {
  const safe = new URLSearchParams(location.search).has("safe");
  if (!safe) expectStudy(fragment);
  return {
    address: location.origin + location.pathname,
    link: safe ? "" : fragment,
    preferences: readText("preferences"),
    library: readText("library"),
    shipped: await shippedStudies(),
    unix_s: Math.round((Date.now() - performance.now()) / 1000),
    utc_offset_min: -new Date().getTimezoneOffset(),
  };
}

function showLoading(done: number, total: number): void {
  byId("loading").hidden = false;
  const bar = byId<HTMLProgressElement>("loading-bar");
  bar.max = total;
  bar.value = done;
  byId("loading-words").textContent = `${(done / 1e6).toFixed(1)} of ${(total / 1e6).toFixed(1)} MB`;
}

async function start(): Promise<void> {
  const missing = whatIsMissing();
  if (missing) return showCannotStart(missing);

  const host = new Host();
  const location = new URL(window.location.href);
  const facts = startFacts(location.hash.replace(/^#/, ""));
  const wasm = await loadModule<WasmExports>("consilium", host, showLoading, crash);
  run(host, wasm, await facts);
}

function run(host: Host, wasm: WasmExports, facts: StartFacts): void {
  const canvas = byId<HTMLCanvasElement>("canvas");
  const picker = byId<HTMLInputElement>("picker");
  const folderPicker = byId<HTMLInputElement>("folder-picker");
  const drawn = new Frames((nowMs) => {
    const waitMs = app.frame(nowMs);
    mirror.afterFrame();
    return waitMs;
  });
  frames = drawn;
  const app = new WasmApp(wasm, drawn.wake);
  const mirror = new Mirror(
    byId("mirror"),
    byId("polite"),
    byId("assertive"),
    (kind, node, value, text) => app.action(kind, node, value, text),
    drawn.drawNow,
  );
  const imports = new ImportClient({
    message: (message) => app.message(message),
    imported: (key, pack) => host.imported(key, pack),
    working: (until) => void drawn.during(until),
  });
  const listener = {
    message: (message: PageMessage) => app.message(message),
    working: (until: Promise<void>) => void drawn.during(until),
  };
  const models = new ModelsClient(listener);
  const lab = new LabClient(listener, models);
  running.signal.addEventListener("abort", () => (lab.stop(), models.stop()));
  const address = new AddressBar((fragment) => app.message({ type: "link", fragment }));
  host.parts = { app, frames: drawn, mirror, imports, lab, models, address, canvas, picker, folderPicker };

  if (!app.start(facts)) return showCannotStart(noWebGl2);
  byId("app").hidden = false;
  watchEnvironment(app, byId("font-probe"));
  watchCanvas(canvas, app, drawn);
  watchPointer(canvas, byId("app"), app, drawn);
  watchKeyboard(app, running.signal);
  const open = async (given: GivenFile[] | Promise<GivenFile[]>): Promise<void> => {
    try {
      const files = await given;
      if (await isModel(files)) models.give(files);
      else imports.start(files.map(([, file]) => file));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      app.message({ type: "notify", severity: "warning", message: reason });
    }
  };
  const files = { opened: (given: GivenFile[] | Promise<GivenFile[]>) => void drawn.during(open(given)) };
  watchFiles([picker, folderPicker], byId("drop-sign"), files, running.signal);
  byId("page").hidden = true;
  window.consilium = { frames: () => drawn.frames(), idle: () => drawn.idle(), lastImport: () => imports.last };
  workOffline(() =>
    app.message({ type: "notify", severity: "info", message: "A new version is ready. Reload the page to use it." }),
  );
}

window.addEventListener("error", (event) => {
  // The browser's own complaint about a layout loop is none of ours to stop for.
  if (!event.message.startsWith("ResizeObserver loop")) crash(event.error ?? event.message);
});
window.addEventListener("unhandledrejection", (event) => crash(event.reason));

showLook(systemIsDark(), 1);
start().catch(crash);
