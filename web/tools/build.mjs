// Puts the page together: node build.mjs --wasm <wasm build folder> --out <folder> [--dev]
//
// At the root lie the files that are fetched anew on each visit: index.html, sw.js (the service worker), the manifest
// and the icon. Everything else lies in a folder named by the hash of its contents, which may be cached for ever.
//
// Known to the sources: %VERSION% and %PLAIN_PAGE_STYLE% in index.html; __VERSION__, __WASM_BYTES__, __DEV__ in the
// scripts; __LAB_FILES__ (the lab's files and their digests) in main.js; __PRECACHE__ and __KEPT_WHEN_USED__ (the files to
// keep for offline use, from the first visit and from the first use of the lab, relative to the root) in the service
// worker.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import {
  caseBook,
  caseBookText,
  engineWorker,
  labFiles,
  modelWorker,
  shippedFile,
  shippedLabFiles,
} from "./lab_files.mjs";

const { values: options } = parseArgs({
  options: { wasm: { type: "string" }, out: { type: "string" }, dev: { type: "boolean", default: false } },
});
if (!options.wasm || !options.out) {
  console.error("use: node build.mjs --wasm <wasm build folder> --out <folder> [--dev]");
  process.exit(2);
}
const web = path.resolve(import.meta.dirname, "..");
const out = path.resolve(options.out);
const staging = `${out}.new`;
const contents = path.join(staging, "contents");

function copyGlue() {
  for (const [folder, name] of [
    ["app", "consilium"],
    ["worker", "importer"],
  ]) {
    for (const extension of ["js", "wasm"]) {
      const file = path.join(options.wasm, "wasm", folder, `${name}.${extension}`);
      if (!existsSync(file)) {
        console.error(`consilium: ${file} is missing; build the targets consilium and importer first.`);
        process.exit(1);
      }
      cpSync(file, path.join(contents, `${name}.${extension}`));
    }
  }
}

// For the text fields, which the browser itself draws: the same typeface, as it was published.
function copyFonts() {
  mkdirSync(path.join(contents, "fonts"));
  const files = path.join(web, "node_modules/@fontsource/atkinson-hyperlegible-next/files");
  for (const subset of ["latin", "latin-ext"]) {
    cpSync(
      path.join(files, `atkinson-hyperlegible-next-${subset}-400-normal.woff2`),
      path.join(contents, "fonts", `ui-${subset}.woff2`),
    );
  }
}

function copyAssets() {
  const shell = path.join(web, "styles", "shell.css");
  if (existsSync(shell)) cpSync(shell, path.join(contents, "shell.css"));
  cpSync(path.join(options.wasm, "studies"), path.join(contents, "studies"), { recursive: true });
}

function copyLab() {
  for (const [name, file] of labFiles()) cpSync(file, path.join(contents, name));
  writeFileSync(path.join(contents, caseBook), caseBookText());
}

const bundle = (entry, outfile, define, format = "esm") =>
  build({
    entryPoints: [path.join(web, "src", entry)],
    outfile,
    bundle: true,
    format,
    target: "es2022",
    minify: !options.dev,
    sourcemap: options.dev ? "inline" : false,
    legalComments: "none",
    define: { __DEV__: String(options.dev), ...define },
    logLevel: "warning",
  });

// Emscripten leaves comments and white space in an ES module.
const minifyGlue = (name) =>
  build({
    entryPoints: [path.join(contents, name)],
    outfile: path.join(contents, name),
    allowOverwrite: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });

function* filesBelow(folder, prefix = "") {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) yield* filesBelow(file, `${prefix}${name}/`);
    else yield { file, name: prefix + name };
  }
}

// The scripts carry the version inside, so it is made from everything they are made from.
function versionOf(...texts) {
  const hash = createHash("sha256");
  for (const folder of [contents, path.join(web, "src")]) {
    for (const { file, name } of filesBelow(folder)) hash.update(name).update(readFileSync(file));
  }
  for (const text of texts) hash.update(text);
  return `v-${hash.digest("hex").slice(0, 12)}`;
}

// "View as plain page" opens a page that carries one style sheet of its own; the policy lets in that sheet and no other.
function hashOfPlainPageStyle() {
  const source = readFileSync(path.join(web, "../shared/report/html.cpp"), "utf8");
  const style = /string_view style = R"\(([^]*?)\)"/.exec(source);
  if (!style) throw new Error("shared/report/html.cpp holds no style sheet");
  return createHash("sha256").update(style[1]).digest("base64");
}

// The best qualities take minutes for the 58 MB of ONNX Runtime, and save a tenth or so of what is sent.
const mostBytesToSqueeze = 8e6;

// Our server, and static hosts that know precompressed files, send these. (Studies are compressed already.)
function compress(folder) {
  for (const { file } of [...filesBelow(folder)]) {
    if (!/\.(html|m?js|css|wasm|json|onnx|svg|ttf|txt|webmanifest)$/.test(file)) continue;
    const bytes = readFileSync(file);
    const small = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: options.dev || bytes.length > mostBytesToSqueeze ? 4 : 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    if (small.length < bytes.length) writeFileSync(`${file}.br`, small);
  }
}

rmSync(staging, { recursive: true, force: true });
mkdirSync(contents, { recursive: true });
copyGlue();
copyFonts();
copyAssets();
copyLab();
if (!options.dev) await Promise.all(["consilium.js", "importer.js"].map(minifyGlue));

const index = readFileSync(path.join(web, "index.html"), "utf8");
const version = versionOf(index, readFileSync(path.join(web, "package-lock.json"), "utf8"), String(options.dev));
const constantsOfScripts = {
  __VERSION__: JSON.stringify(version),
  __WASM_BYTES__: String(statSync(path.join(contents, "consilium.wasm")).size),
  __LAB_FILES__: JSON.stringify(shippedLabFiles()),
};
for (const [entry, name] of [
  ["main.ts", "main.js"],
  ["import_worker.ts", "import_worker.js"],
  ["engine/engine_worker.ts", engineWorker],
  ["engine/model_worker.ts", modelWorker],
]) {
  await bundle(entry, path.join(contents, name), constantsOfScripts);
}
renameSync(contents, path.join(staging, version));

const besideIndex = ["manifest.webmanifest", "icon.svg"];
const versioned = [...filesBelow(path.join(staging, version))].map(({ name }) => `${version}/${name}`);
const keptWhenUsed = [engineWorker, modelWorker, caseBook, ...labFiles().keys()].map((name) => `${version}/${name}`);
const precache = ["./", ...besideIndex, ...versioned.filter((name) => !keptWhenUsed.includes(name))];
await bundle(
  "service_worker.ts",
  path.join(staging, "sw.js"),
  {
    ...constantsOfScripts,
    __PRECACHE__: JSON.stringify(precache),
    __KEPT_WHEN_USED__: JSON.stringify(
      Object.fromEntries(keptWhenUsed.map((name) => [name, shippedFile(path.join(staging, name))])),
    ),
  },
  "iife",
);
writeFileSync(
  path.join(staging, "index.html"),
  index.replaceAll("%VERSION%", version).replace("%PLAIN_PAGE_STYLE%", hashOfPlainPageStyle()),
);
for (const name of besideIndex) cpSync(path.join(web, name), path.join(staging, name));
compress(staging);
rmSync(out, { recursive: true, force: true });
renameSync(staging, out);
console.log(`built ${path.relative(process.cwd(), out)}: ${version}`);
