// Makes the fonts that the app embeds: node fonts.mjs <icons.txt> <output folder>
//
// Writes subset TrueType files, fonts.h/fonts.cpp (the bytes, by face) and icons.h (one constant for each name in
// icons.txt). A face is a list of parts: the first is the face itself, the others only add characters it lacks
// (Greek and comparison signs are everyday clinical notation, whatever the typeface offers).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";

const [iconsFile, outputFolder] = process.argv.slice(2);
if (!iconsFile || !outputFolder) {
  console.error("use: node fonts.mjs <icons.txt> <output folder>");
  process.exit(2);
}
const require = createRequire(import.meta.url);
const packageFolder = (name) => path.dirname(require.resolve(`${name}/package.json`));

const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

const characters = {
  latin:
    range(0x20, 0x7e) +
    range(0xa0, 0x24f) +
    range(0x2b0, 0x36f) +
    range(0x2000, 0x206f) +
    range(0x20a0, 0x20bf) +
    "™−∕",
  greek: range(0x370, 0x3ff),
  cyrillic: range(0x400, 0x45f) + range(0x490, 0x491),
  symbols:
    "µ′″←↑→↓↔⇐⇒⇔∀∂∃∅∆∇∈∉∏∑∓∗∘√∝∞∧∨∩∪∫∴∼≈≠≡≤≥≪≫⊂⊃⊆⊇⊕⋅■□▲△▶▼▽◀◆◇○●★☆✓✗" + range(0x2070, 0x209c) + "½¼¾⅓⅔⅛℃℉Ωℓ№\ufffd",
};

// Each part: the package, its file, and which characters are taken from it.
const atkinson = (subset, weight) => ({
  source: ["@fontsource/atkinson-hyperlegible-next", `atkinson-hyperlegible-next-${subset}-${weight}-normal`],
  text: characters.latin,
});
const jetbrains = (subset, weight, text) => ({
  source: ["@fontsource/jetbrains-mono", `jetbrains-mono-${subset}-${weight}-normal`],
  text,
});
const noto = (subset, text) => ({ source: ["@fontsource/noto-sans", `noto-sans-${subset}-400-normal`], text });
const symbols = { source: ["dejavu-fonts-ttf", "DejaVuSans"], text: characters.symbols };

const shared = [noto("greek", characters.greek), noto("cyrillic", characters.cyrillic), symbols];
const faces = {
  ui_regular: [atkinson("latin", 400), atkinson("latin-ext", 400), ...shared],
  ui_semibold: [atkinson("latin", 600), atkinson("latin-ext", 600), ...shared],
  mono_regular: [
    jetbrains("latin", 400, characters.latin),
    jetbrains("latin-ext", 400, characters.latin),
    jetbrains("greek", 400, characters.greek),
    noto("cyrillic", characters.cyrillic),
    symbols,
  ],
  mono_semibold: [
    jetbrains("latin", 600, characters.latin),
    jetbrains("latin-ext", 600, characters.latin),
    jetbrains("greek", 600, characters.greek),
    noto("cyrillic", characters.cyrillic),
    symbols,
  ],
};

// Dear ImGui reads outlines, widths and the character map; everything else in a font file is dead weight here.
const subset = (buffer, text) =>
  subsetFont(buffer, text, {
    targetFormat: "sfnt",
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
    dropTables: ["GDEF", "GPOS", "GSUB", "STAT", "MATH", "name", "gasp", "DSIG", "OS/2"],
  });

const written = new Map(); // file name -> C++ identifier
async function writePart({ source: [packageName, file], text }) {
  const name = `${file}.ttf`;
  if (!written.has(name)) {
    const inPackage = packageName.startsWith("@fontsource/") ? `files/${file}.woff2` : `ttf/${file}.ttf`;
    const original = readFileSync(path.join(packageFolder(packageName), inPackage));
    writeFileSync(path.join(outputFolder, name), await subset(original, text));
    written.set(name, file.replaceAll("-", "_"));
  }
  return written.get(name);
}

async function writeIcons() {
  const folder = path.join(packageFolder("lucide-static"), "font");
  const codepoints = JSON.parse(readFileSync(path.join(folder, "codepoints.json"), "utf8"));
  const names = readFileSync(iconsFile, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const unknown = names.filter((name) => !(name in codepoints));
  if (unknown.length > 0) {
    console.error(`consilium: no Lucide icon is called ${unknown.join(", ")}; see ${iconsFile}`);
    process.exit(1);
  }
  const chosen = [...new Set(names)].sort();
  const text = chosen.map((name) => String.fromCodePoint(codepoints[name])).join("");
  writeFileSync(
    path.join(outputFolder, "icons.ttf"),
    await subset(readFileSync(path.join(folder, "lucide.ttf")), text),
  );
  written.set("icons.ttf", "icon_outlines");

  const utf8 = (codepoint) =>
    [...Buffer.from(String.fromCodePoint(codepoint))].map((byte) => `\\x${byte.toString(16)}`).join("");
  const lines = chosen.map(
    (name) =>
      `inline constexpr const char* ICON_${name.toUpperCase().replaceAll("-", "_")} = "${utf8(codepoints[name])}";`,
  );
  writeFileSync(
    path.join(outputFolder, "icons.h"),
    `// Made by web/tools/fonts.mjs from assets/icons/icons.txt.\n#pragma once\n\n${lines.join("\n")}\n`,
  );
}

const header = `// Made by web/tools/fonts.mjs: the embedded font files.
#pragma once

#include <cstdint>
#include <span>

namespace consilium::fonts {

using Part = std::span<const std::uint8_t>;  // one TrueType file
// The first part is the face, the others add characters that it lacks (load them merged into it, in this order).
using Face = std::span<const Part>;

Face ui_regular();
Face ui_semibold();
Face mono_regular();
Face mono_semibold();
Face icons();

}  // namespace consilium::fonts
`;

function source(partsOfFace) {
  const bytes = [...written].map(
    ([file, identifier]) => `constexpr std::uint8_t ${identifier}[] = {\n#embed "${file}"\n};`,
  );
  const accessors = Object.entries(partsOfFace).map(
    ([face, parts]) => `Face ${face}() {\n  static constexpr Part parts[] = {${parts.join(", ")}};\n  return parts;\n}`,
  );
  return [
    "// Made by web/tools/fonts.mjs.",
    '#include "generated/fonts.h"',
    "",
    "namespace consilium::fonts {",
    "namespace {",
    "",
    ...bytes,
    "",
    "}  // namespace",
    "",
    accessors.join("\n\n"),
    "",
    "}  // namespace consilium::fonts",
    "",
  ].join("\n");
}

mkdirSync(outputFolder, { recursive: true });
const partsOfFace = {};
for (const [face, parts] of Object.entries(faces)) {
  partsOfFace[face] = [];
  for (const part of parts) partsOfFace[face].push(await writePart(part));
}
await writeIcons();
partsOfFace.icons = ["icon_outlines"];
writeFileSync(path.join(outputFolder, "fonts.h"), header);
writeFileSync(path.join(outputFolder, "fonts.cpp"), source(partsOfFace));
