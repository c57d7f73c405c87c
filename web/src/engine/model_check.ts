// Whether a model can be run here, as far as that can be told before its weights have come: by config.json, by its
// tokenizer and template, and by its graph where the weights lie beside it. The engine has the last word when it loads.
import { Template } from "@huggingface/jinja";
import { readContract, Unsupported, type ModelConfig } from "./contract";
import { outlineOf } from "./graph_outline";
import { largestJson, readWords, type Read } from "./model_parts";
import { formatBytes, wordFiles, type SizedFile, type Variant } from "./model_variants";

interface FullConfig extends ModelConfig {
  is_encoder_decoder?: unknown;
  layer_types?: unknown;
}

/** Throws Unsupported, with the reason. */
export function checkConfig(config: FullConfig): void {
  if (config.is_encoder_decoder === true) {
    throw new Unsupported("The model reads with one graph and writes with another, which cannot be run here.");
  }
  const layers = Array.isArray(config.layer_types) ? config.layer_types.map(String) : [];
  const other = layers.find((layer) => !layer.endsWith("attention") || layer === "linear_attention");
  if (other !== undefined) {
    throw new Unsupported(`The model has layers of the kind “${other}”, whose memory is none of keys and values.`);
  }
}

const neededWordFiles: readonly string[] = ["config.json", "tokenizer.json"];

/** Of a folder's files those besides graph and weights. Throws Unsupported when one is missing, or far too large. */
export function wordsIn<F extends SizedFile>(files: F[]): F[] {
  const found = wordFiles.flatMap((path) => files.find((file) => file.path === path) ?? []);
  const missing = neededWordFiles.find((path) => !found.some((file) => file.path === path));
  if (missing) throw new Unsupported(`It has no ${missing}.`);
  const large = found.find(({ size }) => size > largestJson);
  if (large) throw new Unsupported(`${large.path} is larger than any known: ${formatBytes(large.size)}.`);
  return found;
}

const probe = "What should I do?";

/** Reads config.json, tokenizer and template, and tries the two. Throws Unsupported, with the reason. */
export async function checkWords(read: Read): Promise<ModelConfig> {
  const { config, tokens, template, templateTokens } = await readWords(read);
  checkConfig(config);
  const messages = [{ role: "user", content: probe }];
  try {
    tokens.encode(probe);
    if (template !== undefined) {
      new Template(template).render({ ...templateTokens, messages, add_generation_prompt: true });
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unsupported(`The tokenizer or its chat template cannot be used: ${reason.slice(0, 300)}`);
  }
  return config;
}

const mostGraphBytes = 64 << 20; // a graph whose weights lie beside it has a few

/**
 * Checks the graph of a variant, unless it is so large that it holds the weights itself: then it is the last to come, and
 * ONNX Runtime is the first to read it. `read` gives its bytes. Throws Unsupported, with the reason.
 */
export async function checkGraph({ graph, data }: Variant, config: ModelConfig, read: Read): Promise<void> {
  if (graph.size > mostGraphBytes) return;
  const { inputs, outputs, dataFiles } = outlineOf((await read(graph.path)) ?? new Uint8Array(0));
  readContract(inputs, outputs, config);
  const names = data.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  const missing = dataFiles.find((name) => !names.includes(name));
  if (missing !== undefined) throw new Unsupported(`The graph's weights lie in ${missing}, which is not there.`);
}
