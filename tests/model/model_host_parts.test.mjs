// The parts of fetching models that need no browser: addresses, which variant is taken, what a graph says of itself, room.
import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import ort from "onnxruntime-node";
import { engineModule, engineSite } from "../support/engine.mjs";
import { wardFiles, weights } from "../support/models_page.mjs";

const { fileUrl, hostName, listingUrl, readAddress } = await engineModule("model_address");
const { pickVariant, variantsOf } = await engineModule("model_variants");
const { outlineOf } = await engineModule("graph_outline");
const { checkConfig } = await engineModule("model_check");
const { checkRoom } = await engineModule("model_store");
const { isCacheOfVersion } = await engineModule("../offline_cache");

describe("an address", () => {
  test("is that of the Hub's scheme, on whatever host", () => {
    const usual = readAddress("onnx-community/Some.Model-1B_it");
    assert.equal(
      fileUrl(usual, "onnx/model.onnx"),
      "https://huggingface.co/onnx-community/Some.Model-1B_it/resolve/main/onnx/model.onnx",
    );
    const other = readAddress("a/b", "refs/pr/1", "https://models.example:8443/hub/");
    assert.equal(listingUrl(other), "https://models.example:8443/hub/api/models/a/b/tree/refs%2Fpr%2F1?recursive=true");
    assert.equal(fileUrl(other, "a ?b/#c"), "https://models.example:8443/hub/a/b/resolve/refs%2Fpr%2F1/a%20%3Fb/%23c");
    assert.equal(hostName(other), "models.example:8443");
    assert.equal(readAddress("a/b", "main", "models.example").host, "https://models.example");
    for (const host of ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"]) {
      assert.equal(readAddress("a/b", "main", host).host, host); // of this machine alone without a cipher
    }
  });
});

describe("which variant is taken", () => {
  const files = (sizes) => Object.entries(sizes).map(([file, size]) => ({ path: file, size, version: "" }));
  const cpu = { webgpu: false, shaderF16: false };
  const gpu = { webgpu: true, shaderF16: false };
  const gpu16 = { webgpu: true, shaderF16: true };
  const all = files({
    "onnx/model.onnx": 1e6,
    "onnx/model.onnx_data": 600e6,
    "onnx/model_fp16.onnx": 300e6,
    "onnx/model_q4.onnx": 200e6,
    "onnx/model_q4f16.onnx": 1e6,
    "onnx/model_q4f16.onnx_data": 100e6,
    "onnx/model_q4f16.onnx_data_1": 30e6,
    "onnx/model_q4f16.onnx_data_3": 9e6,
    "onnx/model_quantized.onnx": 150e6,
    "onnx/model_bnb4.onnx": 1e6,
  });
  const picked = (given, device, asked) => pickVariant(given, device, asked).precision;
  const without = (...names) => all.filter((file) => !names.some((name) => file.path.startsWith(`onnx/${name}`)));

  test("each has its graph and the parts of its weights, as many as follow each other", () => {
    assert.deepEqual(
      variantsOf(all).map(({ precision, graph, data, bytes }) => [precision, graph.path, data.length, bytes]),
      [
        ["fp32", "onnx/model.onnx", 1, 601e6],
        ["fp16", "onnx/model_fp16.onnx", 0, 300e6],
        ["q8", "onnx/model_quantized.onnx", 0, 150e6],
        ["q4", "onnx/model_q4.onnx", 0, 200e6],
        ["q4f16", "onnx/model_q4f16.onnx", 2, 131e6],
      ],
    );
  });

  test("the device's best, and the next where that is missing; half precision only where it can be computed", () => {
    assert.deepEqual(
      [cpu, gpu, gpu16].map((device) => picked(all, device)),
      ["q8", "q4", "q4f16"],
    );
    const fewer = without("model_q");
    assert.deepEqual(
      [cpu, gpu, gpu16].map((device) => picked(fewer, device)),
      ["fp32", "fp32", "fp16"],
    );
    assert.equal(picked(files({ "onnx/model.onnx": 90e6, "onnx/model_q4.onnx": 20e6 }), gpu16), "fp32"); // small enough
    assert.throws(() => picked(files({ "onnx/model_fp16.onnx": 1 }), gpu), /computes in half precision/);
  });

  test("what was asked for, or a reason", () => {
    assert.equal(picked(all, gpu16, "fp16"), "fp16");
    assert.throws(() => picked(all, cpu, "fp16"), /onnx\/model_fp16\.onnx computes in half precision/);
    assert.throws(() => picked(without("model_q4.onnx"), gpu, "q4"), /no variant q4/);
    assert.throws(() => picked(files({ "model.safetensors": 1 }), gpu), /no ONNX graph/);
    assert.throws(
      () => picked(files({ "onnx/embed_tokens.onnx": 1 }), gpu),
      /in other parts \(onnx\/embed_tokens\.onnx/,
    );
    assert.throws(() => picked(files({ "onnx/model.onnx": 2 ** 31 }), gpu), /no file of more than 2 GB/);
    const parts = { "onnx/model.onnx": 1, "onnx/model.onnx_data": 2e9, "onnx/model.onnx_data_1": 1.6e9 };
    assert.throws(() => picked(files(parts), gpu), /have 3\.6 GB, and a model in a page can have no more than 3\.5 GB/);
  });
});

describe("what a graph says of itself", () => {
  const file = wardFiles()["onnx/model.onnx"];

  test("is what ONNX Runtime reads of it", async () => {
    const session = await ort.InferenceSession.create(path.join(engineSite.ward, "onnx/model.onnx"));
    const { inputs, outputs, dataFiles } = outlineOf(file);
    const told = (values) => values.map(({ name, type, shape }) => [name, type, shape.map((size) => size || "")]);
    assert.deepEqual(told(inputs), told(session.inputMetadata));
    assert.deepEqual(told(outputs), told(session.outputMetadata));
    assert.deepEqual(dataFiles, [path.basename(weights)]);
    await session.release();
  });

  test("ends in a reason wherever the file is cut, and whatever stands in it", () => {
    for (let at = 1; at < file.length; at += 997) {
      try {
        outlineOf(file.subarray(0, at));
      } catch (error) {
        assert.match(error.message, /is no ONNX file/);
      }
    }
    for (const bytes of [
      [0x3a],
      [0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f],
      Array(40).fill(0xff),
      [0x3b],
      [0x3a, 2, 0x5a, 9],
    ]) {
      assert.throws(() => outlineOf(Uint8Array.from(bytes)), /is no ONNX file/);
    }
    assert.deepEqual(outlineOf(new Uint8Array(0)).inputs, []);
  });
});

describe("what config.json tells", () => {
  test("of memories that are none of keys and values", () => {
    checkConfig({ layer_types: ["full_attention", "sliding_attention"], is_encoder_decoder: false });
    for (const kind of ["conv", "linear_attention", "mamba"]) {
      assert.throws(() => checkConfig({ layer_types: ["full_attention", kind] }), new RegExp(`the kind “${kind}”`));
    }
  });
});

describe("what is kept", () => {
  test("finds room, as far as the browser tells, before it comes", async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
    const tells = (estimate) =>
      Object.defineProperty(globalThis, "navigator", {
        value: { storage: { estimate: async () => estimate } },
        configurable: true,
      });
    try {
      tells({ quota: 300e6, usage: 100e6 });
      await checkRoom(200e6);
      await assert.rejects(checkRoom(201e6), /needs 201 MB more, and this browser has room for 200 MB/);
      tells({});
      await checkRoom(1e12); // it tells nothing
    } finally {
      if (before) Object.defineProperty(globalThis, "navigator", before);
      else delete globalThis.navigator;
    }
  });

  test("is no cache of a version, which goes with its page", () => {
    assert.deepEqual(["consilium-models", "consilium-v-0123456789ab"].map(isCacheOfVersion), [false, true]);
  });
});
