// The page's side of the lab's other models: has their worker look at a host, fetch, keep and delete, and holds what the
// user gave as a folder or a zip. Nothing is asked of a host before the app asks for it, which asks the person first.
// What comes of it goes to the app as messages.
import { EngineClient, EngineFailure } from "./engine/engine_client";
import type { GivenModel } from "./engine/given_model";
import { usualHost, usualRevision } from "./engine/model_address";
import type { Offer, OpenedModel } from "./engine/model_host";
import type { AskedModel, ModelVerbs } from "./engine/model_messages";
import type { KeptModel } from "./engine/model_store";
import type { Precision } from "./engine/model_variants";
import { besideThisScript } from "./loader";
import type { CatalogueModel, HostedModelName, KeptModelRow, ModelName, ModelsMessage, PageMessage } from "./wasm_app";

export interface ModelsListener {
  message(message: PageMessage): void;
  // Told of everything that is begun; the promise is kept when it has ended, however it did.
  working(until: Promise<void>): void;
}

const asked = ({ id, host, revision }: HostedModelName): AskedModel => ({
  id,
  ...(host && { host }),
  ...(revision && { revision }),
});

// What is usual stays unsaid, so that one model has one name.
const nameOf = ({ id, host, revision }: { id: string; host: string; revision: string }): HostedModelName => ({
  id,
  host: host === usualHost ? "" : host,
  revision: revision === usualRevision ? "" : revision,
});

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class ModelsClient {
  readonly #listener: ModelsListener;
  readonly #worker = new EngineClient<ModelVerbs>(
    () => new Worker(besideThisScript("model_worker.js"), { type: "module", name: "models" }),
  );
  readonly #given = new Map<string, GivenModel>();
  #catalogue: Promise<CatalogueModel[]> | undefined;
  #doing = new AbortController();
  #stopped = false;

  constructor(listener: ModelsListener) {
    this.#listener = listener;
  }

  /** What is on this device, the room that is left, and the catalogue. */
  list(): void {
    this.#besides(() => Promise.all([this.#tellKept(), this.#tellCatalogue()]));
  }

  look(model: HostedModelName): void {
    this.#do(async (signal) => {
      const offer = await this.#worker.ask("look", asked(model), { signal });
      this.#tell(offerMessage(offer));
    });
  }

  download(model: HostedModelName & { precision: string }): void {
    this.#do(async (signal) => {
      // So that the browser does not clear it away when the device runs short; where it says no, it is kept until then.
      await navigator.storage.persist().catch(() => false);
      const progress = (done: number, total: number): void => {
        if (!signal.aborted) this.#tell({ type: "models_progress", done, total });
      };
      const request = { ...asked(model), precision: model.precision as Precision };
      const kept = await this.#worker.ask("download", request, { progress, signal });
      this.#tell({ type: "models_downloaded", ...nameOf(kept), precision: kept.precision });
    });
  }

  /** Of a look, a download or the reading of files; what has come of a download stays. */
  cancel(): void {
    this.#doing.abort();
  }

  remove(key: string): void {
    this.#besides(async () => {
      await this.#worker.ask("remove", { key }).finally(() => this.#tellKept());
    });
  }

  /** Files that may be a model's: those of a folder by their paths, or one zip. */
  give(files: [path: string, file: File][]): void {
    this.#tell({ type: "models_reading" });
    this.#do(async (signal) => {
      const given = await this.#worker.ask("given", { files }, { signal });
      const name = this.#nameFor(given);
      this.#given.set(name, given);
      this.#tell({ type: "models_given", name, bytes: given.bytes });
    });
  }

  /** The files of a model that is on this device, or was given; throws EngineFailure where it is not. */
  async open(model: ModelName): Promise<OpenedModel> {
    if (model.place === "device") {
      const given = this.#given.get(model.id);
      if (given) return given;
      throw new EngineFailure("missing", "Its folder or zip has to be given again: the page does not keep it.");
    }
    const found = (await this.#worker.ask("kept", {})).find((kept) => isThatModel(kept, model));
    if (!found) throw new EngineFailure("missing", "It is not on this device, or not whole.");
    return this.#worker.ask("open", { key: found.key });
  }

  /** For good: nothing more is told at all. */
  stop(): void {
    this.#stopped = true;
    this.#worker.stop();
  }

  // A link has to hold it (shared/session/link_fields.h).
  #nameFor({ name }: GivenModel): string {
    const wanted = [...name.replaceAll("~", "-")].slice(0, 24).join("") || "Your model";
    for (let count = 1; ; count++) {
      const free = count === 1 ? wanted : `${wanted} (${count})`;
      if (!this.#given.has(free)) return free;
    }
  }

  // One thing at a time: a later wish takes the place of the one before.
  #do(work: (signal: AbortSignal) => Promise<void>): void {
    this.#doing.abort();
    const { signal } = (this.#doing = new AbortController());
    const done = work(signal).catch((error: unknown) => {
      if (signal.aborted) return;
      const code = error instanceof EngineFailure ? error.code : "broken";
      this.#tell({ type: "models_failed", code, message: reasonOf(error) });
    });
    this.#listener.working(done.then(() => this.#tellKept()).catch(() => undefined));
  }

  // Beside whatever is under way; a failure has no place of its own.
  #besides(work: () => Promise<unknown>): void {
    const done = work().catch((error: unknown) => {
      this.#tell({ type: "notify", severity: "warning", message: reasonOf(error) });
    });
    this.#listener.working(done.then(() => undefined));
  }

  async #tellKept(): Promise<void> {
    const kept = await this.#worker.ask("kept", {});
    const { quota, usage = 0 } = await navigator.storage.estimate();
    const room = quota === undefined ? -1 : Math.max(0, quota - usage);
    this.#tell({ type: "models_kept", models: kept.map(keptOf), room });
  }

  async #tellCatalogue(): Promise<void> {
    this.#catalogue ??= fetchCatalogue();
    this.#catalogue.catch(() => (this.#catalogue = undefined));
    this.#tell({ type: "models_catalogue", models: await this.#catalogue });
  }

  #tell(message: PageMessage): void {
    if (!this.#stopped) this.#listener.message(message);
  }
}

async function fetchCatalogue(): Promise<CatalogueModel[]> {
  const response = await fetch(besideThisScript("models/catalogue.json")).catch(() => undefined);
  if (!response?.ok) throw new Error("The list of well-known models could not be fetched. Is there a connection?");
  return ((await response.json()) as { models: CatalogueModel[] }).models;
}

const keptOf = (kept: KeptModel): KeptModelRow => ({
  ...nameOf(kept),
  key: kept.key,
  precision: kept.precision,
  bytes: kept.bytes,
  kept_bytes: kept.keptBytes,
  whole: kept.whole,
});

function isThatModel(kept: KeptModel, model: ModelName): boolean {
  const { id, host, revision } = nameOf(kept);
  const same = id === model.id && host === model.host && revision === model.revision;
  return same && kept.whole && (model.precision === "" || kept.precision === model.precision);
}

function offerMessage(offer: Offer): ModelsMessage {
  return {
    type: "models_offer",
    ...nameOf(offer),
    licence: offer.licence ?? "",
    suggested: offer.suggested,
    variants: offer.variants.map(({ precision, bytes, whyNot }) => ({ precision, bytes, why_not: whyNot ?? "" })),
  };
}
