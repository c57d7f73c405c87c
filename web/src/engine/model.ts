// A loaded model: its graph, its tokenizer and its chat template, and one step of reading.
import { Template } from "@huggingface/jinja";
import type * as Ort from "onnxruntime-web";
import { readContract, Unsupported, type Contract, type ModelConfig } from "./contract";
import type { ModelFiles, Progress } from "./model_files";
import { DeviceHead, PlainHead, type Head } from "./head";
import { openSession, type ExternalData, type OrtModule, type Provider } from "./runtime";
import { Tokens } from "./tokens";

export interface Message {
  role: string;
  content: string;
}

/** How the model's own dials stand, and what is added to its residual stream: [layers, width], by rows. */
export interface Settings {
  dials?: number[] | undefined;
  steer?: Float32Array | undefined;
}

/**
 * What the model has read: its keys and values. Any number of steps may go on from one, since none changes it; whoever
 * holds it gives it back with `dispose`.
 */
export interface Cache {
  length: number;
  tensors: Record<string, Ort.Tensor>;
}

export function dispose(cache: Cache): void {
  for (const tensor of Object.values(cache.tensors)) tensor.dispose();
}

export interface Step {
  logits: Ort.Tensor; // [1, places, vocabulary]: of each token that was read, or of the last alone; to be disposed of
  cache: Cache;
}

interface GenerationConfig {
  eos_token_id?: number | number[];
  max_new_tokens?: number;
}

/** The head graph, and how many tokens it tells of. */
export interface HeadGraph {
  bytes: Uint8Array;
  top: number;
}

const usualTop = 8; // likely tokens to tell of, where no graph says how many

// On the CPU the logits are at hand, and a graph would only copy them.
async function openHead(ort: OrtModule, graph: HeadGraph | undefined, provider: Provider): Promise<Head> {
  if (!graph || provider === "wasm") return new PlainHead(graph?.top ?? usualTop);
  return new DeviceHead(ort, await openSession(ort, graph.bytes, [], provider, false), graph.top);
}

const largestJson = 64 << 20; // bytes; the largest tokenizers in use have 35 MB

async function readJson<T extends object>(files: ModelFiles, path: string): Promise<T | undefined> {
  const bytes = await files.read(path);
  if (!bytes) return undefined;
  if (bytes.length > largestJson) throw new Unsupported(`${path} is larger than any known: ${bytes.length} bytes.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Unsupported(`${path} is not JSON.`);
  }
  if (typeof value !== "object" || value === null) throw new Unsupported(`${path} holds no object.`);
  return value as T;
}

async function needJson<T extends object>(files: ModelFiles, path: string): Promise<T> {
  const value = await readJson<T>(files, path);
  if (!value) throw new Unsupported(`The folder holds no ${path}.`);
  return value;
}

/** The graph's external data: model.onnx_data, model.onnx_data_1 ... as many as there are. */
async function readExternalData(files: ModelFiles, graph: string, progress: Progress): Promise<ExternalData[]> {
  const folder = graph.slice(0, graph.lastIndexOf("/") + 1);
  const data: ExternalData[] = [];
  // The lab's graph of our own models lies over the weights of the plain one.
  for (const base of [graph, `${folder}model.onnx`]) {
    for (let part = 0; data.length === part; part++) {
      const path = `${base}_data${part === 0 ? "" : `_${part}`}`;
      const bytes = await files.read(path, progress);
      if (bytes) data.push({ path: path.slice(folder.length), data: bytes });
    }
    if (data.length > 0) break;
  }
  return data;
}

export class Model {
  readonly contract: Contract;
  readonly tokens: Tokens;
  readonly config: ModelConfig;
  readonly endIds: ReadonlySet<number>;
  readonly mostTokens: number; // of a reply, when nothing else is said
  readonly head: Head;
  readonly #ort: OrtModule;
  readonly #session: Ort.InferenceSession;
  readonly #template: Template | undefined;
  readonly #templateTokens: Record<string, string>;

  private constructor(
    ort: OrtModule,
    session: Ort.InferenceSession,
    head: Head,
    config: ModelConfig,
    generation: GenerationConfig,
    tokens: Tokens,
    tokenizerConfig: Record<string, unknown>,
    template: string | undefined,
  ) {
    this.#ort = ort;
    this.#session = session;
    this.head = head;
    this.config = config;
    this.tokens = tokens;
    this.contract = readContract(session.inputMetadata, session.outputMetadata, config);
    this.#template = template === undefined ? undefined : new Template(template);
    this.#templateTokens = Object.fromEntries(
      ["bos_token", "eos_token", "pad_token", "unk_token"].map((name) => [name, tokenText(tokenizerConfig[name])]),
    );
    const ends = [generation.eos_token_id ?? tokens.idOf(this.#templateTokens["eos_token"] ?? "") ?? []].flat();
    this.endIds = new Set(ends);
    this.mostTokens = generation.max_new_tokens ?? 256;
  }

  /** `graph`: the path of the graph in the folder. Throws Unsupported or Unreachable, with the reason. */
  static async load(
    ort: OrtModule,
    files: ModelFiles,
    graph: string,
    provider: Provider,
    headGraph: HeadGraph | undefined,
    progress: Progress,
  ): Promise<Model> {
    const config = await needJson<ModelConfig>(files, "config.json");
    const tokenizer = await needJson(files, "tokenizer.json");
    const tokenizerConfig = (await readJson<Record<string, unknown>>(files, "tokenizer_config.json")) ?? {};
    const generation = (await readJson<GenerationConfig>(files, "generation_config.json")) ?? {};
    const jinja = await files.read("chat_template.jinja");
    const template = jinja ? new TextDecoder().decode(jinja) : templateOf(tokenizerConfig);
    let tokens: Tokens;
    try {
      tokens = new Tokens(tokenizer, tokenizerConfig);
    } catch (error) {
      throw new Unsupported(`tokenizer.json cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    }
    const bytes = await files.read(graph, progress);
    if (!bytes) throw new Unsupported(`The folder holds no ${graph}.`);
    const session = await openSession(ort, bytes, await readExternalData(files, graph, progress), provider);
    let head: Head | undefined;
    try {
      head = await openHead(ort, headGraph, provider);
      return new Model(ort, session, head, config, generation, tokens, tokenizerConfig, template);
    } catch (error) {
      await head?.release();
      await session.release();
      throw error;
    }
  }

  /** The text of a conversation as the model is to read it, ready for the next reply. */
  prompt(messages: Message[]): string {
    if (!this.#template) return messages.map((message) => `${message.content}\n`).join("");
    return this.#template.render({ ...this.#templateTokens, messages, add_generation_prompt: true });
  }

  emptyCache(): Cache {
    const tensors: Record<string, Ort.Tensor> = {};
    for (const { past, heads, width, type } of this.contract.cache) {
      const nothing = type === "float16" ? new Uint16Array(0) : new Float32Array(0);
      tensors[past] = new this.#ort.Tensor(type as "float32", nothing as Float32Array, [1, heads, 0, width]);
    }
    return { length: 0, tensors };
  }

  /** Reads tokens after what is in the cache. `which`: the logits that are wanted. */
  async read(ids: number[], cache: Cache, settings: Settings, which: "last" | "all"): Promise<Step> {
    const wanted = ["logits", ...this.contract.cache.map((part) => part.present)];
    const outputs = await this.#session.run(this.#feeds(ids, cache, settings, which), wanted);
    const tensors: Record<string, Ort.Tensor> = {};
    for (const { past, present } of this.contract.cache) tensors[past] = outputs[present]!;
    return { logits: outputs["logits"]!, cache: { length: cache.length + ids.length, tensors } };
  }

  async release(): Promise<void> {
    await this.head.release();
    await this.#session.release();
  }

  #feeds(ids: number[], cache: Cache, settings: Settings, which: "last" | "all"): Record<string, Ort.Tensor> {
    const { positions, logitsToKeep, dials, steer } = this.contract;
    const { Tensor } = this.#ort;
    const int64 = (numbers: number[]): Ort.Tensor =>
      new Tensor("int64", BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
    const feeds: Record<string, Ort.Tensor> = {
      input_ids: int64(ids),
      attention_mask: int64(Array.from({ length: cache.length + ids.length }, () => 1)),
      ...cache.tensors,
    };
    if (positions) feeds["position_ids"] = int64(ids.map((_, i) => cache.length + i));
    if (logitsToKeep) feeds[logitsToKeep] = new Tensor("int64", BigInt64Array.of(which === "all" ? 0n : 1n), []);
    if (dials > 0) {
      const values = Float32Array.from({ length: dials }, (_, i) => settings.dials?.[i] ?? 0);
      feeds["dials"] = new Tensor("float32", values, [dials]);
    }
    if (steer) feeds["steer"] = new Tensor("float32", settings.steer ?? new Float32Array(steer[0] * steer[1]), steer);
    return feeds;
  }
}

/** A token in tokenizer_config.json is its text, or an object that holds it. */
function tokenText(token: unknown): string {
  if (typeof token === "string") return token;
  const content = (token as { content?: unknown } | null)?.content;
  return typeof content === "string" ? content : "";
}

/** The chat template is a text, or a list of named ones of which one is the usual. */
function templateOf(tokenizerConfig: Record<string, unknown>): string | undefined {
  const template = tokenizerConfig["chat_template"];
  if (typeof template === "string") return template;
  if (!Array.isArray(template)) return undefined;
  const named = template as { name?: unknown; template?: unknown }[];
  const usual = named.find((one) => one.name === "default") ?? named[0];
  return typeof usual?.template === "string" ? usual.template : undefined;
}
