// A model from files that the user gave: folders as they come from a drop or a picker, and zips, kind and hostile.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engineModule } from "../support/engine.mjs";
import { wardFiles, weights } from "../support/models_page.mjs";
import { withText, zipOf, zipOfEmptyFiles } from "../support/zips.mjs";

const { givenModel } = await engineModule("given_model");
const { withPathsOfFolders } = await engineModule("../dropped_files");
const ward = wardFiles();
const words = Object.fromEntries(Object.entries(ward).filter(([path]) => !path.includes("/")));
const small = Object.fromEntries(Object.entries(ward).filter(([path]) => path !== weights));
const cpu = { webgpu: false, shaderF16: false };
const gpu = { webgpu: true, shaderF16: true };
const never = new AbortController().signal;

const inFolder = (folder, files) =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [folder + path, file]));
const blobs = (files) => Object.entries(files).map(([path, bytes]) => [path, new Blob([bytes])]);
const give = (given, device = cpu, signal = never) => givenModel(given, device, signal);
const giveZip = (zip, name = "ward.zip") => give([[name, zip]]);
const pathsOf = ({ files }) => files.map(([path]) => path);
const bytesOf = async ({ files }, path) => Buffer.from(await files.find(([name]) => name === path)[1].arrayBuffer());

const layout = [
  "config.json",
  "generation_config.json",
  "tokenizer_config.json",
  "tokenizer.json",
  "onnx/model.onnx",
  weights,
];

describe("a folder", () => {
  test("is a model whether its files lie in it or in folders within, beside what systems leave there", async () => {
    for (const [folder, name] of [
      ["", ""],
      ["ward/", "ward"],
      ["downloads/models/ward/", "ward"],
    ]) {
      const files = { ...inFolder(folder, ward), [`${folder}.git/config.json`]: "{}", "__MACOSX/config.json": "{}" };
      const model = await give(blobs(files));
      assert.deepEqual(pathsOf(model), layout);
      assert.deepEqual([model.name, model.graph, model.precision], [name, "onnx/model.onnx", "fp32"]);
      assert.deepEqual(await bytesOf(model, weights), ward[weights]);
      assert.equal(model.bytes, ward["onnx/model.onnx"].length + ward[weights].length);
    }
  });

  test("of several variants gives the one that suits the device, and no file of another", async () => {
    // So large that they hold their weights themselves, and are not looked into.
    const graph = (suffix) => [`onnx/model${suffix}.onnx`, { size: 101e6 }];
    const given = [...blobs(words), ...["", "_q4f16", "_quantized", "_q4"].map(graph)];
    const graphs = [];
    for (const device of [cpu, { webgpu: true, shaderF16: false }, gpu]) {
      const model = await give(given, device);
      assert.deepEqual(pathsOf(model).slice(4), [model.graph]);
      graphs.push(model.graph);
    }
    assert.deepEqual(graphs, ["onnx/model_quantized.onnx", "onnx/model_q4.onnx", "onnx/model_q4f16.onnx"]);
  });

  test("with an older export has its graph beside config.json", async () => {
    const { "onnx/model.onnx": graph, [weights]: data } = ward;
    const model = await give(blobs({ ...words, "model.onnx": graph, "model.onnx_data": data }));
    assert.deepEqual([model.graph, pathsOf(model).at(-1)], ["model.onnx", "model.onnx_data"]);
  });

  const refused = [
    ["nothing of a model", { "notes.txt": "x" }, /no config\.json in it/],
    ["two models", { ...inFolder("a/", small), ...inFolder("b/", small) }, /There are 2 models in it \(a\/, b\/\)/],
    ["no tokenizer", { ...ward, "tokenizer.json": "" }, /tokenizer\.json is not JSON/],
    ["a graph without its weights", small, /weights lie in model\.onnx_data, which is not there/],
    ["a graph that is none", { ...ward, "onnx/model.onnx": "not a graph" }, /is no ONNX file/],
  ];
  for (const [what, files, reason] of refused) {
    test(`is refused with a reason: ${what}`, () => assert.rejects(give(blobs(files)), reason));
  }

  test("with a file of words larger than any is refused before that is read", async () => {
    const given = blobs(ward).filter(([path]) => path !== "tokenizer.json");
    await assert.rejects(give([...given, ["tokenizer.json", { size: 100e6 }]]), /larger than any known: 100 MB/);
    await assert.rejects(give(given), /It has no tokenizer\.json/);
  });

  test("comes from a drop with the paths of its files, without hidden ones", async () => {
    const file = (name, fullPath) => ({ name, fullPath, file: (resolve) => resolve(new File(["x"], name)) });
    const folder = (name, fullPath, entries) => {
      const batches = [entries, []]; // and the browser says so when nothing is left
      const createReader = () => ({ readEntries: (resolve) => resolve(batches.shift()) });
      return { name, fullPath, isDirectory: true, createReader };
    };
    const onnx = folder("onnx", "/ward/onnx", [file("model.onnx", "/ward/onnx/model.onnx")]);
    const git = folder(".git", "/ward/.git", [file("config", "/ward/.git/config")]);
    const ward = folder("ward", "/ward", [file("config.json", "/ward/config.json"), onnx, git]);
    const found = await withPathsOfFolders({ files: [new File(["y"], "a.zip")], folders: [ward] });
    assert.deepEqual(
      found.map(([path, { name }]) => [path, name]),
      [
        ["a.zip", "a.zip"],
        ["ward/config.json", "config.json"],
        ["ward/onnx/model.onnx", "model.onnx"],
      ],
    );
  });

  test("is no longer read when that is cancelled", async () => {
    await assert.rejects(give(blobs(ward), cpu, AbortSignal.abort()), /cancelled/);
  });
});

describe("a zip", () => {
  test("is a folder, packed or stored", async () => {
    const files = { ...ward, [weights]: ward[weights].subarray(0, 1e6) };
    for (const options of [{ level: 6 }, { level: 0, zip64: true }, { level: 0, dataDescriptor: false }]) {
      const model = await giveZip(await zipOf(inFolder("ward/", files), options));
      assert.deepEqual([model.name, pathsOf(model)], ["ward", layout]);
      for (const path of layout) assert.deepEqual(await bytesOf(model, path), files[path]);
    }
    assert.equal((await giveZip(await zipOf(files), "models/my ward.zip")).name, "my ward");
  });

  test("gives what it stores as pieces of itself, without a copy", async () => {
    const zip = await zipOf(ward, { level: 0 });
    const sliced = [];
    const { slice } = zip;
    zip.slice = (...range) => (sliced.push(range), slice.apply(zip, range));
    await giveZip(zip);
    const large = sliced.find(([from, to]) => to - from === ward[weights].length);
    assert.ok(large, "the weights are a slice of the zip");
  });

  const zeros = Buffer.alloc(30e6);
  const refused = [
    [
      "that leads out of its folder",
      () => zipOf({ "aa/config.json": "{}" }).then((zip) => withText(zip, "aa/", "../")),
    ],
    ["with a path from the root", () => zipOf({ "a/config.json": "{}" }).then((zip) => withText(zip, "a/c", "//c"))],
    ["with another system's path", () => zipOf({ "a/config.json": "{}" }).then((zip) => withText(zip, "a/c", "a\\c"))],
    ["that bursts", () => zipOf({ ...small, [weights]: zeros }), /would grow from 0\.0 MB to 30 MB/],
    ["with a password", () => zipOf(small, { password: "secret" }), /asks for a password/],
    ["of too many files", async () => zipOfEmptyFiles(1001), /more than 1000/],
    ["that is cut short", async () => (await zipOf(small)).slice(0, 20_000), /it is no zip, or broken/],
    ["that is only its first bytes", async () => new Blob(["PK\x03\x04"]), /it is no zip, or broken/],
    [
      "whose text was changed",
      async () => withText(await zipOf(ward, { level: 0 }), "PK\x03\x04", "PK\x03\x05"),
      /is broken|no config/,
    ],
    ["of no model", () => zipOf({ "a.txt": "a" }), /no config\.json in it/],
  ];
  for (const [what, make, reason = /cannot be used/] of refused) {
    test(`is refused with a reason: one ${what}`, async () => assert.rejects(giveZip(await make()), reason));
  }
});
