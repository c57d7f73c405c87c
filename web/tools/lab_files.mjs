// The files of the what-if lab, which lie in the version's folder and are kept on the device when they are first used:
// ONNX Runtime Web, the shipped model, the catalogue of others, and the case book. The workers are bundled by build.mjs.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const web = path.resolve(import.meta.dirname, "..");
const assets = path.resolve(web, "../assets");
const ort = path.join(web, "node_modules/onnxruntime-web/dist");
const model = path.join(assets, "models/ward");

export const engineWorker = "engine_worker.js";
export const modelWorker = "model_worker.js";
export const caseBook = "case_book.json";

// The plain graph is for other programs; the lab's lies over the same weights.
const modelFiles = [
  "config.json",
  "generation_config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "onnx/model_lab.onnx",
  "onnx/model.onnx_data",
];

// Those that the engine can load, by its own list.
function ortFiles() {
  const source = readFileSync(path.join(web, "src/engine/runtime.ts"), "utf8");
  const names = [...source.matchAll(/"(ort[\w.-]+\.(?:mjs|wasm))"/g)].map(([, name]) => name);
  if (names.length === 0) throw new Error("web/src/engine/runtime.ts names no file of ONNX Runtime Web");
  return names;
}

/** Where each file comes from: name below the version's folder -> file on disk. */
export function labFiles() {
  return new Map([
    ...ortFiles().map((name) => [`ort/${name}`, path.join(ort, name)]),
    ...modelFiles.map((name) => [`models/ward/${name}`, path.join(model, name)]),
    ["models/catalogue.json", path.join(assets, "models/catalogue.json")],
  ]);
}

/** As ShippedFile in web/src/shipped_files.ts says. */
export function shippedFile(file) {
  const bytes = readFileSync(file);
  return { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** For __LAB_FILES__: what each of them is when it is whole. */
export const shippedLabFiles = () =>
  Object.fromEntries([...labFiles()].map(([name, file]) => [name, shippedFile(file)]));

/** The files of the case book by name, and the criteria of its checks, as one file: as texts, which the app reads. */
export function caseBookText() {
  const folder = path.join(assets, "cases");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const files = names.sort().map((name) => [path.parse(name).name, readFileSync(path.join(folder, name), "utf8")]);
  const criteria = readFileSync(path.join(assets, "criteria/ward.json"), "utf8");
  return JSON.stringify({ files: Object.fromEntries(files), criteria });
}
