// The variants in which a model folder holds its graph, by the names of the Hugging Face layout, and which to take.
import type { Device } from "./device";
import { HostFailure } from "./host_request";

export type Precision = "fp32" | "fp16" | "q8" | "q4" | "q4f16";

export interface SizedFile {
  path: string;
  size: number; // bytes
}

export interface Variant<F extends SizedFile = SizedFile> {
  precision: Precision;
  graph: F;
  data: F[]; // the weights beside the graph, in their order; none where the graph holds them
  bytes: number; // of graph and weights
}

const suffixes: [Precision, string][] = [
  ["fp32", ""],
  ["fp16", "_fp16"],
  ["q8", "_quantized"],
  ["q4", "_q4"],
  ["q4f16", "_q4f16"],
];

const needsF16 = (precision: Precision): boolean => precision === "fp16" || precision === "q4f16";

// A page reads a file into one piece of memory, and ONNX Runtime's whole memory is 4 GB.
const mostFileBytes = 2 ** 31 - 1;
const mostModelBytes = 3.5e9;
const exactUpToBytes = 100e6; // small enough to be taken as it was trained

/** The files that are read besides graph and weights, in the order in which they tell whether a model can be run. */
export const wordFiles = [
  "config.json",
  "generation_config.json",
  "tokenizer_config.json",
  "chat_template.jinja",
  "tokenizer.json",
] as const;

/** The external data of a graph: model.onnx_data, model.onnx_data_1 ... as many as there are. */
function dataOf<F extends SizedFile>(graph: string, files: ReadonlyMap<string, F>): F[] {
  const data: F[] = [];
  for (;;) {
    const part = files.get(`${graph}_data${data.length === 0 ? "" : `_${data.length}`}`);
    if (!part) return data;
    data.push(part);
  }
}

/** All variants of a folder; graphs lie in onnx/, of older exports beside config.json. */
export function variantsOf<F extends SizedFile>(files: F[]): Variant<F>[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const folder of ["onnx/", ""]) {
    const variants = suffixes.flatMap(([precision, suffix]): Variant<F>[] => {
      const graph = byPath.get(`${folder}model${suffix}.onnx`);
      if (!graph) return [];
      const data = dataOf(graph.path, byPath);
      return [{ precision, graph, data, bytes: data.reduce((sum, { size }) => sum + size, graph.size) }];
    });
    if (variants.length > 0) return variants;
  }
  return [];
}

export const formatBytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

/** Why a variant cannot be run; undefined when nothing is against it. */
export function whyNot({ precision, graph, data, bytes }: Variant, device: Device): string | undefined {
  if (needsF16(precision) && !(device.webgpu && device.shaderF16)) {
    return `${graph.path} computes in half precision, which this browser or its graphics device cannot do.`;
  }
  const large = [graph, ...data].find(({ size }) => size > mostFileBytes);
  if (large) return `${large.path} has ${formatBytes(large.size)}, and a page can read no file of more than 2 GB.`;
  if (bytes > mostModelBytes) {
    return `${graph.path} and its weights have ${formatBytes(bytes)}, and a model in a page can have no more than ${formatBytes(mostModelBytes)}.`;
  }
  return undefined;
}

function order(device: Device): Precision[] {
  if (device.webgpu && device.shaderF16) return ["q4f16", "q4", "fp16", "q8", "fp32"];
  return device.webgpu ? ["q4", "q8", "fp32"] : ["q8", "q4", "fp32"];
}

/** What a folder without a graph of ours holds instead. */
function whyNone(files: SizedFile[]): string {
  const graphs = files.filter(({ path }) => path.endsWith(".onnx"));
  if (graphs.length === 0) return "There is no ONNX graph (onnx/model.onnx) in it, and nothing else can be run here.";
  const names = graphs.slice(0, 3).map(({ path }) => path);
  return `There is no onnx/model.onnx in it: its graph is in other parts (${names.join(", ")} ...), which cannot be run here.`;
}

/**
 * The variant that was asked for, or else the one that suits the device best. Throws HostFailure("unsupported") with the
 * reason when it cannot be run, or none can.
 */
export function pickVariant<F extends SizedFile>(files: F[], device: Device, asked?: Precision): Variant<F> {
  const none = (reason: string): HostFailure => new HostFailure("unsupported", reason);
  const variants = variantsOf(files);
  if (variants.length === 0) throw none(whyNone(files));
  if (asked !== undefined) {
    const variant = variants.find(({ precision }) => precision === asked);
    if (!variant) throw none(`There is no variant ${asked} of this model.`);
    const reason = whyNot(variant, device);
    if (reason) throw none(reason);
    return variant;
  }
  const can = variants.filter((variant) => whyNot(variant, device) === undefined);
  const exact = can.find(({ precision, bytes }) => precision === "fp32" && bytes <= exactUpToBytes);
  const best = order(device).map((precision) => can.find((variant) => variant.precision === precision));
  const picked = exact ?? best.find((variant) => variant !== undefined);
  if (!picked) throw none(whyNot(variants[0]!, device)!);
  return picked;
}
