// The page's side of the what-if lab: fetches the case book, and has the engine's worker do what the app asks for. Nothing
// is fetched before the app asks. What comes of it goes to the app as messages.
import { EngineClient, EngineFailure } from "./engine/engine_client";
import type { GeneratedToken } from "./engine/generate";
import type { LoadedModel, LoadRequest } from "./engine/messages";
import type { OpenedModel } from "./engine/model_host";
import type { AskedProvider } from "./engine/pick_provider";
import { besideThisScript } from "./loader";
import type { ShippedFile } from "./shipped_files";
import type { LabMessage, ModelName } from "./wasm_app";

/** The lab's files below the script's folder (web/tools/lab_files.mjs). */
declare const __LAB_FILES__: Record<string, ShippedFile>;

export interface LabQuestion {
  number: number; // carried by every answer to it; 0 stands for the load
  messages: { role: string; content: string }[];
  begun: number[]; // ids of the tokens with which the reply begins
  dials: number[];
  temperature: number;
  top_k: number;
  top_p: number;
  seed: number;
}

/** Where the models lie that are not the page's own (models_client.ts). */
export interface ModelShelf {
  open(model: ModelName): Promise<OpenedModel>;
}

export interface LabListener {
  message(message: LabMessage): void;
  // Told of everything that is begun; the promise is kept when it has ended, however it did.
  working(until: Promise<void>): void;
}

function siteOf(folder: string): { site: string; shipped: Record<string, ShippedFile> } {
  const inside = Object.entries(__LAB_FILES__).filter(([name]) => name.startsWith(folder));
  const shipped = Object.fromEntries(inside.map(([name, file]) => [name.slice(folder.length), file]));
  return { site: besideThisScript(folder), shipped };
}

type ModelFilesAsked = Pick<LoadRequest, "from" | "graph">;

const ward = (): ModelFilesAsked => ({ from: siteOf("models/ward/"), graph: "onnx/model_lab.onnx" });

async function fetchBook(signal: AbortSignal): Promise<{ files: Record<string, string>; criteria: string }> {
  let response: Response;
  try {
    response = await fetch(besideThisScript("case_book.json"), { signal });
  } catch {
    throw new Error("it could not be fetched. Is there a connection?");
  }
  if (!response.ok) throw new Error(`the server answered ${response.status}.`);
  try {
    return (await response.json()) as { files: Record<string, string>; criteria: string };
  } catch {
    throw new Error("it came damaged, or something else came in its place. Is the connection a good one?");
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class LabClient {
  readonly #listener: LabListener;
  readonly #shelf: ModelShelf;
  readonly #engine = new EngineClient(
    () => new Worker(besideThisScript("engine_worker.js"), { type: "module", name: "engine" }),
  );
  readonly #asked = new Map<number, AbortController>();
  readonly #stopped = new AbortController();
  #load = new AbortController();

  constructor(listener: LabListener, shelf: ModelShelf) {
    this.#listener = listener;
    this.#shelf = shelf;
  }

  openBook(): void {
    const { signal } = this.#stopped;
    const open = async (): Promise<void> => {
      const book = await fetchBook(signal);
      this.#tell(signal, { type: "lab_book", files: book.files, criteria: book.criteria });
    };
    this.#run(signal, open, (error) => ({
      type: "lab_book_failed",
      message: `The case book could not be opened: ${reasonOf(error)}`,
    }));
  }

  /** Takes the place of a model that is there or under way; what was asked of that is cancelled. */
  load(model: ModelName, provider: AskedProvider): void {
    this.#drop();
    const { signal } = (this.#load = new AbortController());
    const load = async (): Promise<void> => {
      const request = {
        ...(model.place === "shipped" ? ward() : await this.#givenBy(model)),
        provider,
        ort: siteOf("ort/"),
        // More of them wait for each other longer than they compute.
        threads: Math.min(4, Math.ceil(navigator.hardwareConcurrency / 2)),
      };
      const progress = (done: number, total: number): void => this.#tell(signal, { type: "lab_progress", done, total });
      if (!signal.aborted) this.#tell(signal, readyMessage(await this.#engine.ask("load", request, { progress })));
    };
    this.#run(signal, load, (error) => failedMessage(0, "The model could not be loaded", error));
  }

  ask(question: LabQuestion): void {
    const { number } = question;
    const controller = new AbortController();
    const { signal } = controller;
    this.#asked.set(number, controller);
    const ask = async (): Promise<void> => {
      const { ids } = await this.#engine.ask("prompt", { messages: question.messages }, { signal });
      const { temperature, top_k: topK, top_p: topP, seed, dials, begun } = question;
      const request = { ids, begun, settings: { dials }, sampling: { temperature, topK, topP, seed } };
      const token = (one: GeneratedToken): void => this.#tell(signal, tokenMessage(number, one));
      const { ended } = await this.#engine.ask("generate", request, { token, signal });
      this.#tell(signal, { type: "lab_done", number, ended });
    };
    const end = (): unknown => this.#asked.get(number) === controller && this.#asked.delete(number);
    this.#run(
      signal,
      () => ask().finally(end),
      (error) => failedMessage(number, "The model gave no reply", error),
    );
  }

  /** Nothing more is told of the question, or of the load. */
  cancel(number: number): void {
    if (number === 0) this.#drop();
    else this.#asked.get(number)?.abort();
  }

  /** For good: nothing more is told at all. */
  stop(): void {
    this.#stopped.abort();
    this.#drop();
  }

  async #givenBy(model: ModelName): Promise<ModelFilesAsked> {
    const { files, graph } = await this.#shelf.open(model);
    return { from: { files }, graph };
  }

  // With its worker, which alone gives the memory back: a model's, and that of another build of ONNX Runtime.
  #drop(): void {
    this.#load.abort();
    for (const controller of this.#asked.values()) controller.abort();
    this.#engine.stop();
  }

  #tell(signal: AbortSignal, message: LabMessage): void {
    if (!signal.aborted) this.#listener.message(message);
  }

  #run(signal: AbortSignal, work: () => Promise<void>, failed: (error: unknown) => LabMessage): void {
    this.#listener.working(work().catch((error: unknown) => this.#tell(signal, failed(error))));
  }
}

function readyMessage(loaded: LoadedModel): LabMessage {
  return {
    type: "lab_ready",
    provider: loaded.provider,
    build: loaded.build,
    dials: loaded.dials,
    load_ms: loaded.loadMs,
    context_tokens: loaded.contextTokens,
    bytes: loaded.bytes,
    measured: loaded.measured,
  };
}

function tokenMessage(number: number, token: GeneratedToken): LabMessage {
  return {
    type: "lab_token",
    number,
    id: token.id,
    text: token.text,
    log_probability: token.logProbability,
    entropy: token.entropy,
    alternatives: token.alternatives.map(({ id, text, logProbability, ends }) => ({
      id,
      text,
      log_probability: logProbability,
      ends,
    })),
  };
}

function failedMessage(number: number, what: string, error: unknown): LabMessage {
  const code = error instanceof EngineFailure ? error.code : "broken";
  return { type: "lab_failed", number, code, message: `${what}: ${reasonOf(error)}` };
}
