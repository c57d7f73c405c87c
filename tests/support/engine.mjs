// The engine of the lab, put together as the page does it: for tests that run it on a bare page, or parts of it in
// Node.js.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = path.join(root, "web/src/engine");

/** Bundles files of the engine into a folder of their own; returns it, and how to remove it. */
export async function bundleEngine(names = ["engine_worker", "engine_client"]) {
  const folder = mkdtempSync(path.join(tmpdir(), "consilium-engine-"));
  await build({
    entryPoints: names.map((name) => path.join(sources, `${name}.ts`)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** One file of the engine, in Node.js. */
export async function engineModule(name) {
  const { folder, remove } = await bundleEngine([name]);
  try {
    return await import(pathToFileURL(path.join(folder, `${name}.mjs`)).href);
  } finally {
    remove();
  }
}

export const engineSite = {
  ort: path.join(root, "web/node_modules/onnxruntime-web/dist"),
  ward: path.join(root, "assets/models/ward"),
};
