// The files of a model folder, read and made sense of: all that is needed to open the model by any provider.
import { Unsupported, type ModelConfig } from "./contract";
import type { LoadProgress } from "./load_progress";
import type { ModelFiles } from "./model_files";
import type { ExternalData } from "./runtime";
import { Tokens } from "./tokens";

/** All but graph and weights. */
export interface ModelWords {
  config: ModelConfig;
  tokens: Tokens;
  endIds: ReadonlySet<number>;
  mostTokens: number; // of a reply, when nothing else is said
  template: string | undefined; // of a conversation
  templateTokens: Record<string, string>; // the text of the tokens that it may name
}

export interface ModelParts extends ModelWords {
  graph: Uint8Array;
  externalData: ExternalData[];
}

/** Graph and weights. */
export const bytesOf = ({ graph, externalData }: ModelParts): number =>
  externalData.reduce((sum, { data }) => sum + data.length, graph.length);

interface GenerationConfig {
  eos_token_id?: number | number[];
  max_new_tokens?: number;
}

export type Read = (path: string) => Promise<Uint8Array | undefined>;

export const largestJson = 64 << 20; // bytes; the largest tokenizers in use have 35 MB

async function readJson<T extends object>(read: Read, path: string): Promise<T | undefined> {
  const bytes = await read(path);
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

async function needJson<T extends object>(read: Read, path: string): Promise<T> {
  const value = await readJson<T>(read, path);
  if (!value) throw new Unsupported(`The folder holds no ${path}.`);
  return value;
}

/** The graph's external data: model.onnx_data, model.onnx_data_1 ... as many as there are. */
async function readExternalData(read: Read, graph: string): Promise<ExternalData[]> {
  const folder = graph.slice(0, graph.lastIndexOf("/") + 1);
  const data: ExternalData[] = [];
  // The lab's graph of our own models lies over the weights of the plain one.
  for (const base of [graph, `${folder}model.onnx`]) {
    for (let part = 0; data.length === part; part++) {
      const path = `${base}_data${part === 0 ? "" : `_${part}`}`;
      const bytes = await read(path);
      if (bytes) data.push({ path: path.slice(folder.length), data: bytes });
    }
    if (data.length > 0) break;
  }
  return data;
}

/** Throws Unsupported or Unreachable, with the reason. */
export async function readWords(read: Read): Promise<ModelWords> {
  const config = await needJson<ModelConfig>(read, "config.json");
  const tokenizer = await needJson(read, "tokenizer.json");
  const tokenizerConfig = (await readJson<Record<string, unknown>>(read, "tokenizer_config.json")) ?? {};
  const generation = (await readJson<GenerationConfig>(read, "generation_config.json")) ?? {};
  const jinja = await read("chat_template.jinja");
  const tokens = tokensOf(tokenizer, tokenizerConfig);
  const templateTokens = Object.fromEntries(
    ["bos_token", "eos_token", "pad_token", "unk_token"].map((name) => [name, tokenText(tokenizerConfig[name])]),
  );
  return {
    config,
    tokens,
    endIds: new Set([generation.eos_token_id ?? tokens.idOf(templateTokens["eos_token"] ?? "") ?? []].flat()),
    mostTokens: generation.max_new_tokens ?? 256,
    template: jinja ? new TextDecoder().decode(jinja) : templateOf(tokenizerConfig),
    templateTokens,
  };
}

/** `graph`: the path of the graph in the folder. Throws Unsupported or Unreachable, with the reason. */
export async function readParts(files: ModelFiles, graph: string, progress: LoadProgress): Promise<ModelParts> {
  const read: Read = (path) => files.read(path, progress.of(path));
  const words = await readWords(read);
  const bytes = await read(graph);
  if (!bytes) throw new Unsupported(`The folder holds no ${graph}.`);
  return { ...words, graph: bytes, externalData: await readExternalData(read, graph) };
}

function tokensOf(tokenizer: object, tokenizerConfig: object): Tokens {
  try {
    return new Tokens(tokenizer, tokenizerConfig);
  } catch (error) {
    throw new Unsupported(`tokenizer.json cannot be used: ${error instanceof Error ? error.message : String(error)}`);
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
