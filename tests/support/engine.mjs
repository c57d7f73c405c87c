// The engine of the lab, put together as the page does it: for tests that run it on a bare page, or parts of it in
// Node.js.
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { caseBook, caseBookText, engineWorker, labFiles, shippedLabFiles } from "../../web/tools/lab_files.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = path.join(root, "web/src/engine");

async function bundle(folder, names, define = {}) {
  await build({
    entryPoints: names.map((name) => ({ in: path.join(sources, `${name}.ts`), out: path.basename(name) })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    target: "es2022",
    define,
    logLevel: "warning",
  });
}

const newFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), "consilium-engine-"));
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
};

/** Bundles files of the engine into a folder of their own; returns it, and how to remove it. */
export async function bundleEngine(names = ["engine_worker", "engine_client"]) {
  const made = newFolder();
  await bundle(made.folder, names);
  return made;
}

/** One file of the engine, or beside it, in Node.js. */
export async function engineModule(name, define) {
  const { folder, remove } = newFolder();
  try {
    await bundle(folder, [name], define);
    return await import(pathToFileURL(path.join(folder, `${path.basename(name)}.mjs`)).href);
  } finally {
    remove();
  }
}

/**
 * The lab as the page's build lays it out, and LabClient beside it in lab_client.mjs; without the files that are named in
 * `without`. Returns the folder, and how to remove it.
 */
export async function bundleLab(without = []) {
  const made = newFolder();
  const at = (name) => path.join(made.folder, name);
  await bundle(made.folder, ["../lab_client", "engine_worker"], {
    __LAB_FILES__: JSON.stringify(shippedLabFiles()),
  });
  renameSync(at("engine_worker.mjs"), at(engineWorker));
  writeFileSync(at(caseBook), caseBookText());
  for (const [name, file] of labFiles()) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    symlinkSync(file, at(name));
  }
  for (const name of without) rmSync(at(name));
  return made;
}

export const engineSite = {
  ort: path.join(root, "web/node_modules/onnxruntime-web/dist"),
  ward: path.join(root, "assets/models/ward"),
};
