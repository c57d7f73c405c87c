// The lab's own graphs, run by ONNX Runtime in Node.js and in the browser (WebAssembly, and WebGPU on the software
// adapter, where no operation may fall back to the CPU), against the same sums in double precision.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import ort from "onnxruntime-node";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";
import { divergenceOf, entropyOf, graph, logProbabilities, someLogits } from "../support/lab_graphs.mjs";

const [batch, positions, vocabulary, top] = [2, 6, 1000, 5];
const tolerance = 1e-4;
const first = someLogits(batch * positions, vocabulary, 1);
const second = someLogits(batch * positions, vocabulary, 2);
const asked = 2; // tokens at each position
const targets = first.flatMap((_, row) => [(row * 77) % vocabulary, (row * 131 + 5) % vocabulary]);
const float32 = (rows) => ({ type: "float32", data: rows.flat(), dims: [batch, positions, vocabulary] });
const int64 = (data, dims) => ({ type: "int64", data, dims });

/** Runs a graph by one of the libraries. Values go in and come out as { type, data, dims } with plain numbers. */
async function run({ Tensor, InferenceSession }, bytes, feeds, options) {
  const session = await InferenceSession.create(bytes, options);
  const tensors = {};
  for (const [name, { type, data, dims }] of Object.entries(feeds)) {
    const arrays = { int64: () => BigInt64Array.from(data, BigInt), float16: () => Uint16Array.from(data) };
    const typed = (arrays[type] ?? (() => Float32Array.from(data)))();
    tensors[name] = new Tensor(type, typed, dims);
  }
  const outputs = await session.run(tensors);
  const results = {};
  for (const [name, tensor] of Object.entries(outputs)) {
    results[name] = { dims: [...tensor.dims], data: Array.from(await tensor.getData(), Number) };
  }
  await session.release();
  return results;
}

/** The bits of a number in half precision (IEEE 754 binary16), which holds it exactly; neither tiny nor huge. */
function halfBits(x) {
  if (x === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(x)));
  return (x < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | ((Math.abs(x) / 2 ** exponent - 1) * 1024);
}

function assertNear(actual, wanted, what) {
  assert.equal(actual.length, wanted.length, what);
  actual.forEach((value, i) => {
    assert.ok(
      Math.abs(value - wanted[i]) <= tolerance * Math.max(1, Math.abs(wanted[i])),
      `${what} ${i}: ${value}, ${wanted[i]}`,
    );
  });
}

function assertHead(got, rows) {
  const logs = rows.map(logProbabilities);
  assertNear(
    got.target_log_probabilities.data,
    logs.flatMap((row, i) => targets.slice(i * asked, (i + 1) * asked).map((id) => row[id])),
    "target",
  );
  assertNear(got.entropy.data, rows.map(entropyOf), "entropy");
  assert.deepEqual(got.top_ids.dims, [batch, positions, top]);
  rows.forEach((row, i) => {
    const ids = got.top_ids.data.slice(i * top, (i + 1) * top);
    const best = [...row].sort((a, b) => b - a).slice(0, top);
    assert.deepEqual(
      ids.map((id) => row[id]),
      best,
      `likeliest of row ${i}`,
    ); // ties: any of them
    assert.equal(new Set(ids).size, top);
    assertNear(
      got.top_log_probabilities.data.slice(i * top, (i + 1) * top),
      ids.map((id) => logs[i][id]),
      "top",
    );
  });
}

/** Everything that the graphs promise, with whatever runs them: `runs(bytes, feeds)`. */
async function assertGraphs(runs) {
  assertHead(
    await runs(graph("head", String(top)), {
      logits: float32(first),
      targets: int64(targets, [batch, positions, asked]),
    }),
    first,
  );

  const { divergence, back } = await runs(graph("divergence"), { first: float32(first), second: float32(second) });
  assertNear(
    divergence.data,
    first.map((row, i) => divergenceOf(row, second[i])),
    "divergence",
  );
  assertNear(
    back.data,
    first.map((row, i) => divergenceOf(second[i], row)),
    "back",
  );

  const cache = { type: "float32", data: Array.from({ length: 2 * 3 * 4 * 5 }, (_, i) => i), dims: [2, 3, 4, 5] };
  const copies = await runs(graph("expand", "a", "b"), { rows: int64([1, 0, 1], [3]), a: cache, b: cache });
  for (const name of ["expanded.a", "expanded.b"]) {
    assert.deepEqual(copies[name].dims, [3, 3, 4, 5]);
    assert.deepEqual(copies[name].data, [...cache.data.slice(60), ...cache.data.slice(0, 60), ...cache.data.slice(60)]);
  }
}

describe("the lab's graphs, in Node.js", () => {
  const runs = (bytes, feeds) => run(ort, bytes, feeds);

  test("compute what they promise", () => assertGraphs(runs));

  test("a masked token has no probability, and makes nothing of the rest unreadable", async () => {
    const masked = first.map((row) => row.map((x, i) => (i % 7 === 3 ? -Infinity : x)));
    const got = await runs(graph("head", String(top)), {
      logits: float32(masked),
      targets: int64(
        targets.map((id) => (id % 7 === 3 ? id + 1 : id)),
        [batch, positions, asked],
      ),
    });
    assertNear(got.entropy.data, masked.map(entropyOf), "entropy");
    assert.ok(got.top_ids.data.every((id) => id % 7 !== 3));
    const apart = await runs(graph("divergence"), { first: float32(masked), second: float32(first) });
    assertNear(
      apart.divergence.data,
      masked.map((row, i) => divergenceOf(row, first[i])),
      "divergence",
    );
    assert.ok(apart.back.data.every(Number.isFinite));
  });

  test("logits in half precision are summed up in single precision", async () => {
    const coarse = first.map((row) => row.map((x) => Math.round(x * 4) / 4)); // half precision holds these exactly
    const logits = { ...float32(coarse), type: "float16", data: coarse.flat().map(halfBits) };
    const feeds = { logits, targets: int64(targets, [batch, positions, asked]) };
    assertHead(await runs(graph("head", String(top), "half"), feeds), coarse);
    const { divergence } = await runs(graph("divergence", "half"), { first: logits, second: logits });
    assertNear(
      divergence.data,
      coarse.map(() => 0),
      "divergence",
    );
    const { "expanded.a": copies } = await runs(graph("expand", "a", "half"), {
      rows: int64([0], [1]),
      a: { ...logits, dims: [1, ...logits.dims] },
    });
    assert.deepEqual(copies.dims, [1, ...logits.dims]);
  });
});

describe("the lab's graphs, in the browser", () => {
  let site, browser, page;
  before(async () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    site = await bareSite({ ort: path.join(root, "web/node_modules/onnxruntime-web/dist") });
    browser = await browserType.launch(chromium());
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const providers = [
    ["WebAssembly", "ort.wasm.bundle.min.mjs", { executionProviders: ["wasm"] }],
    [
      "WebGPU, nothing on the CPU",
      "ort.webgpu.bundle.min.mjs",
      { executionProviders: ["webgpu"], extra: { session: { disable_cpu_ep_fallback: "1" } } },
    ],
  ];
  for (const [name, bundle, options] of providers) {
    test(`compute what they promise: ${name}`, async () => {
      page = await browser.newPage();
      await page.goto(site.url);
      await page.evaluate(`globalThis.run = ${run}`);
      await assertGraphs((bytes, feeds) =>
        page.evaluate(
          async ([bundle, base64, feeds, options]) => {
            const ort = await import(new URL(`ort/${bundle}`, document.baseURI).href);
            ort.env.wasm.numThreads = 1;
            const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
            return globalThis.run(ort, bytes, feeds, options);
          },
          [bundle, bytes.toString("base64"), feeds, options],
        ),
      );
      await page.close();
    });
  }
});
