// A loaded model: its graph, its tokenizer and its chat template, and one step of reading.
import { Template } from "@huggingface/jinja";
import type * as Ort from "onnxruntime-web";
import { withoutReferences, withoutSystem, type Message } from "./chat_messages";
import { readContract, type Contract, type ModelConfig } from "./contract";
import { DeviceHead, PlainHead, type Head } from "./head";
import type { ModelParts } from "./model_parts";
import { openSession, type OrtModule, type Provider } from "./runtime";
import type { Tokens } from "./tokens";

export type { Message } from "./chat_messages";

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

  // Graph and weights are not held on to: the session has its own.
  private constructor(ort: OrtModule, session: Ort.InferenceSession, head: Head, parts: ModelParts) {
    this.#ort = ort;
    this.#session = session;
    this.head = head;
    this.config = parts.config;
    this.tokens = parts.tokens;
    this.endIds = parts.endIds;
    this.mostTokens = parts.mostTokens;
    this.contract = readContract(session.inputMetadata, session.outputMetadata, parts.config);
    this.#template = parts.template === undefined ? undefined : new Template(parts.template);
    this.#templateTokens = parts.templateTokens;
  }

  /** Throws Unsupported, with the reason. */
  static async open(
    ort: OrtModule,
    parts: ModelParts,
    provider: Provider,
    headGraph: HeadGraph | undefined,
  ): Promise<Model> {
    const session = await openSession(ort, parts.graph, parts.externalData, provider);
    let head: Head | undefined;
    try {
      head = await openHead(ort, headGraph, provider);
      return new Model(ort, session, head, parts);
    } catch (error) {
      await head?.release();
      await session.release();
      throw error;
    }
  }

  /** The text of a conversation as the model is to read it, ready for the next reply. */
  prompt(messages: Message[]): string {
    const template = this.#template;
    if (!template) return messages.map((message) => `${message.content}\n`).join("");
    const render = (spoken: Message[]): string =>
      template.render({ ...this.#templateTokens, messages: spoken, add_generation_prompt: true });
    // A model that was trained on references has a token for them.
    if (this.tokens.idOf("<|reference|>") !== undefined) return render(messages);
    const spoken = withoutReferences(messages);
    try {
      return render(spoken);
    } catch (error) {
      if (spoken[0]?.role !== "system") throw error;
      return render(withoutSystem(spoken)); // its template refuses a system
    }
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
