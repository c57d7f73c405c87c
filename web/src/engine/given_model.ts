// A model from files that the user gave: a folder in the Hugging Face layout, dropped or picked, or a zip of one.
import type { Device } from "./device";
import { cancelled, HostFailure } from "./host_request";
import { checkGraph, checkWords, wordsIn } from "./model_check";
import type { OpenedModel } from "./model_host";
import { pickVariant, type Precision } from "./model_variants";
import { filesOfZip, type GivenFile } from "./zip_files";

export interface GivenModel extends OpenedModel {
  name: string; // of the folder; empty when its files were given without one
  precision: Precision;
  bytes: number; // of graph and weights
}

const refused = (reason: string): HostFailure => new HostFailure("unsupported", reason);

const fileNames = (path: string): string[] => path.split("/").filter((name) => name !== "");
// What systems put beside files of their own accord: .DS_Store, __MACOSX/, .git/
const isHidden = (path: string): boolean => fileNames(path).some((name) => name.startsWith(".") || name === "__MACOSX");

async function isZip(file: Blob): Promise<boolean> {
  const [p, k, ...rest] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && [3, 5].includes(rest[0]!); // "PK": a first file, or an archive without one
}

/** The folder that holds the model: the one with a config.json that lies highest. Ends in "/", or is empty. */
function modelFolder(files: GivenFile[]): string {
  const folders = files.flatMap(
    ({ path }) => /^(.*\/)?config\.json$/.exec(path)?.[1] ?? (path === "config.json" ? "" : []),
  );
  if (folders.length === 0) {
    throw refused("There is no config.json in it: a model's folder holds config.json, tokenizer.json and onnx/.");
  }
  const depth = (folder: string): number => fileNames(folder).length;
  const highest = Math.min(...folders.map(depth));
  const found = folders.filter((folder) => depth(folder) === highest);
  if (found.length > 1)
    throw refused(`There are ${found.length} models in it (${found.slice(0, 3).join(", ")}). Give one.`);
  return found[0]!;
}

/** Of the folder's variants the one that suits the device. Throws HostFailure("unsupported") or Unsupported. */
export async function givenModel(
  given: [path: string, file: Blob][],
  device: Device,
  signal: AbortSignal,
): Promise<GivenModel> {
  const [first] = given;
  const packed = given.length === 1 && first !== undefined && (await isZip(first[1]));
  const all = packed
    ? await filesOfZip(first[1])
    : given.map(([path, file]) => ({ path, size: file.size, open: () => Promise.resolve(file) }));
  const visible = all.filter(({ path }) => !isHidden(path));
  const folder = modelFolder(visible);
  const files = visible
    .filter(({ path }) => path.startsWith(folder))
    .map((file) => ({ ...file, path: file.path.slice(folder.length) }));
  const words = wordsIn(files);
  const variant = pickVariant(files, device);
  const opened = new Map<string, Blob>();
  const open = async (path: string): Promise<Blob | undefined> => {
    if (signal.aborted) throw cancelled();
    const file = files.find((one) => one.path === path);
    if (file && !opened.has(path)) opened.set(path, await file.open(signal));
    return opened.get(path);
  };
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    const blob = await open(path);
    return blob && new Uint8Array(await blob.arrayBuffer());
  };
  await checkGraph(variant, await checkWords(read), read);
  const { precision, graph, data, bytes } = variant;
  // Nothing but these: the engine shall not take another variant's weights for this one's.
  const taken: [string, Blob][] = [];
  for (const { path } of [...words, graph, ...data]) taken.push([path, (await open(path))!]);
  const name = fileNames(folder).at(-1) ?? (packed ? nameOf(first[0]) : "");
  return { name, precision, bytes, files: taken, graph: graph.path };
}

const nameOf = (zip: string): string => (fileNames(zip).at(-1) ?? "").replace(/\.zip$/i, "");
