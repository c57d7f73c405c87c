// Checks that dependencies point one way: every `#include "layer/..."` must name the file's own layer or one that its
// CMakeLists.txt declares, directly or through others. Also that only shared/base includes nlohmann/json and only
// wasm/platform includes Emscripten's headers.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "../..");
const layers = new Map(); // name -> { folder, needs }

for (const root of ["shared", "wasm"]) {
  for (const name of readdirSync(path.join(project, root)).sort()) {
    const folder = path.join(project, root, name);
    const file = path.join(folder, "CMakeLists.txt");
    if (!existsSync(file)) continue;
    const text = readFileSync(file, "utf8").replace(/#.*$/gm, "");
    const declared =
      /consilium_layer\(\w+\s+DEPENDS\s+([^)]*)\)/.exec(text)?.[1] ??
      /LIBRARIES\s+([\w\s]*?)(?:\s[A-Z]+\b|\))/.exec(text)?.[1];
    const linked = [...text.matchAll(/\bconsilium_(\w+)/g)].map((match) => match[1]);
    layers.set(name, { folder, needs: declared ? declared.trim().split(/\s+/) : linked });
  }
}

function closure(name, seen = new Set()) {
  for (const need of layers.get(name)?.needs ?? []) {
    if (layers.has(need) && !seen.has(need)) {
      seen.add(need);
      closure(need, seen);
    }
  }
  return seen;
}

function* sources(folder) {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* sources(file);
    else if (/\.(cpp|h)$/.test(name)) yield file;
  }
}

const problems = [];
for (const [name, { folder }] of layers) {
  const allowed = closure(name).add(name).add("generated");
  for (const file of sources(folder)) {
    const place = path.relative(project, file);
    for (const [, delimiter, included] of readFileSync(file, "utf8").matchAll(
      /^\s*#\s*include\s*(["<])([^">]+)[">]/gm,
    )) {
      const layer = included.split("/")[0];
      if (delimiter === '"' && included.includes("/") && !allowed.has(layer)) {
        problems.push(`${place}: includes ${included}, but ${name} does not depend on ${layer}`);
      }
      if (layer === "nlohmann" && name !== "base") problems.push(`${place}: only shared/base includes nlohmann/json`);
      if (layer === "emscripten" && name !== "platform") {
        problems.push(`${place}: only wasm/platform includes Emscripten's headers`);
      }
    }
  }
}
if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
