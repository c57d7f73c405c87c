// The shipped model in a real browser, by ONNX Runtime Web: the wasm provider and WebGPU (on the software adapter)
// against PyTorch's own numbers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const reference = JSON.parse(await readFile(path.join(root, "tests/fixtures/ward/pytorch.json"), "utf8"));
const isPlain = (entry) => entry.dials.every((dial) => dial === 0);
const tolerance = 1e-3; // in logits
// Everything is padded to one length, so that WebGPU compiles each shader for one shape only.
const length =
  64 * Math.ceil(Math.max(...reference.map(({ ids, reply_ids: reply }) => ids.length + reply.length)) / 64);
// The software adapter takes seconds for what the processor does at once: it gets every reply with a dial turned, and
// of the plain ones each fifth.
const onDevice = reference.filter((entry, i) => !isPlain(entry) || i % 5 === 0);

let site, browser, page;
before(async () => {
  site = await bareSite({
    ort: path.join(root, "web/node_modules/onnxruntime-web/dist"),
    ward: path.join(root, "assets/models/ward"),
  });
  browser = await browserType.launch(chromium());
  page = await browser.newPage();
  await page.goto(site.url);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** In the page: opens a session. */
async function openSession([bundle, provider, graph]) {
  const ort = await import(new URL(`ort/${bundle}`, document.baseURI).href);
  ort.env.wasm.numThreads = 1;
  const bytes = async (name) => new Uint8Array(await (await fetch(`ward/onnx/${name}`)).arrayBuffer());
  const session = await ort.InferenceSession.create(await bytes(`${graph}.onnx`), {
    executionProviders: [provider],
    externalData: [{ path: "model.onnx_data", data: await bytes("model.onnx_data") }],
  });
  Object.assign(globalThis, { ort, session });
}

/**
 * In the page: one forward pass over a prompt and the reply that is expected after it. Returns the likeliest token at
 * each position from the prompt's last on, and the logits there for every 64th token of the vocabulary.
 */
async function readThrough({ ids, length, from, dials, config }) {
  const { ort, session } = globalThis;
  const { num_hidden_layers: layers, num_attention_heads: heads, head_dim: head, hidden_size: width } = config;
  const padded = [...ids, ...Array(length - ids.length).fill(0)];
  const int64 = (numbers) => new ort.Tensor("int64", BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
  const feeds = {
    input_ids: int64(padded),
    attention_mask: int64(padded.map((_, i) => (i < ids.length ? 1 : 0))),
    position_ids: int64([...padded.keys()]),
  };
  for (let i = 0; i < layers; i++) {
    for (const part of ["key", "value"]) {
      feeds[`past_key_values.${i}.${part}`] = new ort.Tensor("float32", new Float32Array(0), [1, heads, 0, head]);
    }
  }
  if (session.inputNames.includes("dials")) {
    feeds.dials = new ort.Tensor("float32", Float32Array.from(dials), [dials.length]);
    feeds.steer = new ort.Tensor("float32", new Float32Array(layers * width), [layers, width]);
  }
  const { logits } = await session.run(feeds, ["logits"]);
  const data = await logits.getData();
  const vocabulary = logits.dims[2];
  const likeliest = [];
  for (let at = from; at < ids.length; at++) {
    let best = 0;
    for (let id = 1; id < vocabulary; id++) {
      if (data[at * vocabulary + id] > data[at * vocabulary + best]) best = id;
    }
    likeliest.push(best);
  }
  const sampled = Array.from({ length: vocabulary / 64 }, (_, i) => data[from * vocabulary + i * 64]);
  return { likeliest, sampled };
}

const providers = [
  ["wasm", "ort.wasm.bundle.min.mjs", "wasm", reference],
  ["WebGPU", "ort.webgpu.bundle.min.mjs", "webgpu", onDevice],
];
for (const [name, bundle, provider, entries] of providers) {
  for (const graph of ["model", "model_lab"]) {
    describe(`${name}, ${graph}.onnx`, () => {
      test("gives PyTorch's logits and, token for token, its greedy replies", async () => {
        const config = JSON.parse(await readFile(path.join(root, "assets/models/ward/config.json"), "utf8"));
        await page.evaluate(openSession, [bundle, provider, graph]);
        for (const entry of graph === "model" ? entries.filter(isPlain) : entries) {
          // Each token of the reply is the likeliest after those before it, and so is the end: that is greedy decoding.
          const ids = [...entry.ids, ...entry.reply_ids];
          const from = entry.ids.length - 1;
          const got = await page.evaluate(readThrough, { ids, length, from, dials: entry.dials, config });
          assert.deepEqual(got.likeliest, [...entry.reply_ids, config.eos_token_id], entry.key);
          got.sampled.forEach((value, i) => {
            assert.ok(Math.abs(value - entry.logits[i]) <= tolerance, `${entry.key}: ${value}, ${entry.logits[i]}`);
          });
        }
        await page.evaluate(() => globalThis.session.release());
      });
    });
  }
}
