// What a model's graph takes and gives, read from the graph itself and never from the model's name: the causal language
// model with a cache of keys and values, as exported for the Hugging Face layout, in its variants.
import type { InferenceSession, Tensor } from "onnxruntime-web";

type Value = InferenceSession.ValueMetadata;
type TensorValue = InferenceSession.TensorValueMetadata;

/** One tensor of the cache: [batch, heads, positions, width]. */
export interface CachePart {
  past: string;
  present: string;
  heads: number;
  width: number;
  type: Tensor.Type;
}

export interface Contract {
  positions: boolean; // takes position_ids
  logitsToKeep: string | undefined; // the input that says how many positions' logits are wanted; 0: all
  cache: CachePart[];
  hiddenStates: string[]; // outputs, by layer
  dials: number; // how many; 0: the graph has none
  steer: [layers: number, width: number] | undefined;
  logitsType: Tensor.Type;
}

/** The parts of config.json that a graph with unnamed sizes leaves to it. */
export interface ModelConfig {
  num_hidden_layers?: number;
  num_attention_heads?: number;
  num_key_value_heads?: number;
  hidden_size?: number;
  head_dim?: number;
  max_position_embeddings?: number;
  model_type?: string;
  dials?: string[];
}

/** A model that cannot be run here, and why, in words for the person who chose it. */
export class Unsupported extends Error {}

const logitsToKeepNames = ["num_logits_to_keep", "logits_to_keep"];
const floats: readonly string[] = ["float32", "float16"];

const isTensor = (value: Value): value is TensorValue => value.isTensor;
const sizeAt = (value: TensorValue, axis: number): number | undefined => {
  const size = value.shape[axis];
  return typeof size === "number" && size > 0 ? size : undefined;
};

function cachePart(past: TensorValue, outputs: ReadonlyMap<string, TensorValue>, config: ModelConfig): CachePart {
  const present = past.name.replace("past_key_values", "present");
  if (!outputs.has(present)) throw new Unsupported(`The model takes ${past.name} but does not give ${present} back.`);
  const attentionHeads = config.num_attention_heads;
  const heads = sizeAt(past, 1) ?? config.num_key_value_heads ?? attentionHeads;
  const shared = config.hidden_size && attentionHeads ? config.hidden_size / attentionHeads : undefined;
  const width = sizeAt(past, 3) ?? config.head_dim ?? shared;
  if (past.shape.length !== 4 || !heads || !width || !floats.includes(past.type)) {
    throw new Unsupported(`The model keeps ${past.name} in a form that is not known here.`);
  }
  return { past: past.name, present, heads, width, type: past.type };
}

/** Throws Unsupported when the graph is none that can be run here. */
export function readContract(inputs: readonly Value[], outputs: readonly Value[], config: ModelConfig): Contract {
  const given = new Map(outputs.filter(isTensor).map((value) => [value.name, value]));
  const logits = given.get("logits");
  if (!logits || !floats.includes(logits.type)) {
    throw new Unsupported("The model gives no logits: it is not a language model that writes text.");
  }
  const contract: Contract = {
    positions: false,
    logitsToKeep: undefined,
    cache: [],
    hiddenStates: [...given.keys()].filter((name) => name.startsWith("hidden_states.")),
    dials: 0,
    steer: undefined,
    logitsType: logits.type,
  };
  const wanted = new Set(["input_ids", "attention_mask"]);
  for (const input of inputs) {
    if (!isTensor(input)) throw new Unsupported(`The model asks for ${input.name}, which is not a tensor.`);
    wanted.delete(input.name);
    if (input.name === "position_ids") contract.positions = true;
    else if (logitsToKeepNames.includes(input.name)) contract.logitsToKeep = input.name;
    else if (input.name.startsWith("past_key_values.")) contract.cache.push(cachePart(input, given, config));
    else if (input.name === "dials") contract.dials = sizeAt(input, 0) ?? 0;
    else if (input.name === "steer") contract.steer = [sizeAt(input, 0) ?? 0, sizeAt(input, 1) ?? 0];
    else if (!["input_ids", "attention_mask"].includes(input.name)) {
      throw new Unsupported(`The model asks for ${input.name}, which a text model here has no use for.`);
    }
  }
  if (wanted.size > 0) throw new Unsupported(`The model does not take ${[...wanted].join(" and ")}.`);
  if (contract.cache.length === 0) throw new Unsupported("The model keeps no cache of what it has read.");
  return contract;
}
