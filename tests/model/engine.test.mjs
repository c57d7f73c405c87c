// The lab's engine in a real browser: the worker that loads a model folder, writes, scores, stops and refuses.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import ort from "onnxruntime-node";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";
import { bundleEngine, engineSite } from "../support/engine.mjs";
import { graph as labGraph, logProbabilities } from "../support/lab_graphs.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const reference = JSON.parse(await readFile(path.join(root, "tests/fixtures/ward/pytorch.json"), "utf8"));
const settingsOf = (entry) => ({ dials: entry.dials });

let site, browser, page, bundle;
before(async () => {
  bundle = await bundleEngine();
  site = await bareSite({ ...engineSite, engine: bundle.folder });
  browser = await browserType.launch(chromium());
});
after(async () => {
  await browser?.close();
  await site?.close();
  bundle?.remove();
});

/** A page with an engine, and the shipped model in it. */
async function openEngine(provider = "wasm", graph = "onnx/model_lab.onnx") {
  page = await browser.newPage();
  await page.goto(site.url);
  await page.evaluate(
    async (headBytes) => {
      const head = { bytes: Uint8Array.from(headBytes), top: 5 };
      const { EngineClient } = await import(new URL("engine/engine_client.mjs", document.baseURI).href);
      const worker = new URL("engine/engine_worker.mjs", document.baseURI);
      const engine = new EngineClient(() => new Worker(worker, { type: "module" }));
      const at = (folder) => new URL(folder, document.baseURI).href;
      // A failure comes back as a value, so that a test can look at it.
      const ask = (verb, request, listening) =>
        engine.ask(verb, request, listening).catch((error) => ({ failed: error.code, reason: error.message }));
      const load = (provider, graph, from = { site: at("ward/") }) =>
        ask("load", { from, graph, provider, ort: { site: at("ort/") }, threads: 1, head });
      Object.assign(globalThis, { engine, ask, load });
    },
    [...labGraph("head", "5")],
  );
  return page.evaluate(([provider, graph]) => globalThis.load(provider, graph), [provider, graph]);
}

const ask = (verb, request) => page.evaluate(([verb, request]) => globalThis.ask(verb, request), [verb, request]);
const generate = (request) => ask("generate", { settings: {}, ...request });

/** log-probabilities of continuations, each read whole by ONNX Runtime in Node.js. */
async function scoredWhole(continuations, dials) {
  const session = await ort.InferenceSession.create(path.join(engineSite.ward, "onnx/model_lab.onnx"));
  const int64 = (numbers) => new ort.Tensor("int64", BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
  const results = [];
  for (const { context, said } of continuations) {
    const ids = [...context, ...said];
    const feeds = {
      input_ids: int64(ids),
      attention_mask: int64(ids.map(() => 1)),
      position_ids: int64([...ids.keys()]),
    };
    for (const name of session.inputNames.filter((input) => input.startsWith("past_key_values"))) {
      feeds[name] = new ort.Tensor("float32", new Float32Array(0), [1, 6, 0, 32]);
    }
    feeds.dials = new ort.Tensor("float32", Float32Array.from(dials), [6]);
    feeds.steer = new ort.Tensor("float32", new Float32Array(6 * 192), [6, 192]);
    const { logits } = await session.run(feeds);
    const vocabulary = logits.dims[2];
    results.push(
      said.map((id, i) => {
        const row = (context.length + i - 1) * vocabulary;
        return logProbabilities([...logits.data.subarray(row, row + vocabulary)])[id];
      }),
    );
  }
  return results;
}

describe("the engine, by WebAssembly", () => {
  before(() => openEngine());
  after(() => page.close());

  test("says what it has loaded", async () => {
    const loaded = await page.evaluate(() => globalThis.load("wasm", "onnx/model_lab.onnx"));
    assert.deepEqual(
      [loaded.provider, loaded.build, loaded.hiddenLayers, loaded.contextTokens],
      ["wasm", "wasm", 6, 640],
    );
    assert.deepEqual(loaded.dials.slice(0, 2), ["sycophancy", "overconfidence"]);
    assert.ok(loaded.loadMs > 0);
  });

  test("knows the place of every token in the text, where characters are made of several tokens too", async () => {
    for (const text of ["I take 5 mg of ibuprofen daily.", "Müller’s naïve café 😀 — 痛い", "", "  two  spaces\n"]) {
      const { ids, spans, pieces } = await ask("tokenize", { text });
      assert.equal(ids.length, spans.length);
      let at = 0;
      spans.forEach(({ start, end }, i) => {
        assert.ok(start <= at && end > start, `${text}: token ${i} leaves a gap`);
        if (!pieces[i].includes("\uFFFD")) assert.equal(text.slice(start, end), pieces[i]);
        at = end;
      });
      assert.equal(at, text.length);
    }
  });

  test("writes PyTorch's replies token for token, whatever dials are turned", async () => {
    for (const entry of reference) {
      const { tokens, ended } = await generate({ ids: entry.ids, settings: settingsOf(entry) });
      assert.deepEqual(
        tokens.map(({ id }) => id),
        entry.reply_ids,
        entry.key,
      );
      assert.equal(ended, "end");
    }
  });

  test("tells of each token as it comes: its text, its probability, the likeliest others", async () => {
    const entry = reference[0];
    const { told, done } = await page.evaluate(async (ids) => {
      const told = [];
      const token = (one) => told.push(one);
      const done = await globalThis.engine.ask("generate", { ids, settings: {} }, { token });
      return { told, done };
    }, entry.ids);
    assert.deepEqual(told, done.tokens);
    assert.equal(told.map(({ text }) => text).join(""), done.text);
    for (const { id, text, logProbability, entropy, alternatives } of told) {
      assert.equal(alternatives.length, 5);
      assert.deepEqual(alternatives[0], { id, logProbability, text, ends: false }); // greedy takes the likeliest
      assert.ok(logProbability <= 0 && entropy >= 0);
      for (const one of alternatives) {
        assert.equal(one.ends, one.id === 1);
        if (one.ends) assert.equal(one.text, "");
      }
    }
  });

  test("goes on from another token than its own, and from its own with the same reply", async () => {
    const { ids } = reference[0];
    const own = await generate({ ids });
    const [other] = own.tokens[0].alternatives.slice(1);
    const forced = await generate({ ids, begun: [other.id] });
    assert.ok(forced.tokens.length > 0);
    assert.equal(forced.text, other.text + forced.tokens.map(({ text }) => text).join(""));
    const sampling = { temperature: 1, topK: 0, topP: 1, seed: 7 };
    for (const how of [{}, { sampling }]) {
      const whole = await generate({ ids, ...how });
      const begun = whole.tokens.slice(0, 4).map(({ id }) => id);
      const rest = await generate({ ids, begun, ...how });
      const written = (tokens) => tokens.map(({ id, text }) => [id, text]);
      assert.deepEqual(written(rest.tokens), written(whole.tokens.slice(4)));
      assert.deepEqual([rest.text, rest.ended], [whole.text, whole.ended]);
    }
  });

  test("a beginning counts among the most tokens, and one that ends the reply is all of it", async () => {
    const { ids, reply_ids: reply } = reference[0];
    const short = await generate({ ids, begun: reply.slice(0, 3), mostTokens: 4 });
    assert.deepEqual([short.tokens.map(({ id }) => id), short.ended], [[reply[3]], "length"]);
    const ended = await generate({ ids, begun: [...reply, 1] });
    assert.deepEqual([ended.tokens.length, ended.ended], [0, "end"]);
  });

  test("draws the same reply from the same seed, and others from others", async () => {
    const { ids } = reference[0];
    const sampling = { temperature: 1.5, topK: 0, topP: 1, seed: 1 };
    const texts = [];
    for (const seed of [1, 1, 2, 3]) texts.push((await generate({ ids, sampling: { ...sampling, seed } })).text);
    assert.equal(texts[0], texts[1]);
    assert.ok(new Set(texts).size > 1);
  });

  test("scores like reading everything whole, and reads what texts share only once", async () => {
    const entries = reference.slice(0, 4);
    const continuations = entries.flatMap(({ ids, reply_ids: reply }) => [
      { context: ids, said: reply },
      { context: ids, said: [...reply.slice(0, 5), 7, 8] },
      { context: ids, said: [reply[1]] },
    ]);
    const dials = [0.5, 0, 0, 0, 0, 0];
    const { logProbabilities: got, tokensRead } = await ask("score", { continuations, settings: { dials } });
    const whole = await scoredWhole(continuations, dials);
    got.forEach((logs, i) => {
      assert.equal(logs.length, whole[i].length);
      logs.forEach((log, k) => assert.ok(Math.abs(log - whole[i][k]) < 1e-4, `${i}.${k}: ${log}, ${whole[i][k]}`));
    });
    const unshared = continuations.reduce((sum, { context, said }) => sum + context.length + said.length - 1, 0);
    assert.ok(tokensRead < 0.6 * unshared, `${tokensRead} of ${unshared}`);
  });

  test("answers many requests at once one after the other, each with its own", async () => {
    const texts = await page.evaluate(
      async (all) =>
        Promise.all(all.map((ids) => globalThis.ask("generate", { ids, settings: {} }).then(({ text }) => text))),
      reference.slice(0, 3).map(({ ids }) => ids),
    );
    for (const [i, text] of texts.entries()) assert.equal(text, (await generate({ ids: reference[i].ids })).text);
  });

  test("stops between two tokens, and then goes on with the next request", async () => {
    const { told, failed } = await page.evaluate(async (ids) => {
      const controller = new AbortController();
      let told = 0;
      const token = () => ++told === 3 && controller.abort();
      const sampling = { temperature: 5, topK: 0, topP: 1, seed: 1 };
      const request = { ids, settings: {}, sampling, mostTokens: 400 };
      const { failed } = await globalThis.ask("generate", request, { token, signal: controller.signal });
      return { told, failed };
    }, reference[0].ids);
    assert.equal(failed, "cancelled");
    assert.ok(told >= 3 && told < 400, String(told));
    assert.equal((await generate({ ids: reference[0].ids })).ended, "end");
  });

  test("ends a reply where the context or the limit ends", async () => {
    const sampling = { temperature: 20, topK: 0, topP: 1, seed: 4 };
    const short = await generate({ ids: reference[0].ids, mostTokens: 4 });
    assert.deepEqual([short.tokens.length, short.ended], [4, "length"]);
    const filled = Array.from({ length: 638 }, (_, i) => reference[0].ids[i % reference[0].ids.length]);
    const full = await generate({ ids: filled, sampling, mostTokens: 50 });
    assert.equal(full.ended, "context");
    assert.ok(full.tokens.length <= 3);
  });
});

describe("a folder that is no model", () => {
  before(() => openEngine());
  after(() => page.close());

  const folder = async (changes) =>
    page.evaluate(async (changes) => {
      const files = new Map();
      const names = [
        "config.json",
        "tokenizer.json",
        "tokenizer_config.json",
        "onnx/model.onnx",
        "onnx/model.onnx_data",
      ];
      for (const name of names) files.set(name, await (await fetch(`ward/${name}`)).blob());
      for (const [name, text] of Object.entries(changes)) {
        if (text === null) files.delete(name);
        else files.set(name, new Blob([text]));
      }
      return globalThis.load("wasm", "onnx/model.onnx", { files: [...files] });
    }, changes);

  test("given files load as the folder of a site does", async () => {
    assert.equal((await folder({})).provider, "wasm");
    assert.equal(
      (await generate({ ids: reference.find(({ dials }) => dials.every((d) => d === 0)).ids })).ended,
      "end",
    );
  });

  const bad = [
    ["no config.json", { "config.json": null }, /holds no config\.json/],
    ["a config.json that is no JSON", { "config.json": "{" }, /config\.json is not JSON/],
    ["a config.json that is a number", { "config.json": "3" }, /config\.json holds no object/],
    ["no tokenizer", { "tokenizer.json": null }, /holds no tokenizer\.json/],
    ["a tokenizer of nothing", { "tokenizer.json": "{}" }, /tokenizer\.json cannot be used/],
    ["a tokenizer as deep as a well", { "tokenizer.json": "[".repeat(200000) }, /tokenizer\.json is not JSON/],
    [
      "a tokenizer with a broken pattern",
      {
        "tokenizer.json": JSON.stringify({
          model: { type: "BPE", vocab: { a: 0 }, merges: [] },
          pre_tokenizer: { type: "Split", pattern: { Regex: "(" }, behavior: "Isolated", invert: false },
        }),
      },
      /tokenizer\.json cannot be used/,
    ],
    ["no graph", { "onnx/model.onnx": null }, /holds no onnx\/model\.onnx/],
    ["a graph that is none", { "onnx/model.onnx": "not a graph" }, /cannot run the model's graph/],
    ["no weights", { "onnx/model.onnx_data": null }, /cannot run the model's graph/],
    ["weights cut short", { "onnx/model.onnx_data": "1234" }, /cannot run the model's graph/],
  ];
  for (const [what, changes, reason] of bad) {
    test(`is refused with a reason: ${what}`, async () => {
      const answer = await folder(changes);
      assert.equal(answer.failed, "unsupported", JSON.stringify(answer));
      assert.match(answer.reason, reason);
    });
  }

  test("an address with nothing there is refused too", async () => {
    const answer = await page.evaluate(() =>
      globalThis.load("wasm", "onnx/model.onnx", { site: new URL("nothing/", document.baseURI).href }),
    );
    assert.match(answer.reason, /holds no config\.json/);
  });

  test("asking without a model is refused, and a stopped worker starts anew", async () => {
    await page.evaluate(() => globalThis.engine.stop());
    assert.match((await generate({ ids: [1] })).reason, /No model is loaded/);
    assert.equal((await folder({})).provider, "wasm");
  });
});

describe("the engine, when it picks itself what computes", () => {
  let loaded;
  before(async () => (loaded = await openEngine("auto")));
  after(() => page.close());

  test("times both, and keeps the faster", async () => {
    const { wasm, webgpu } = loaded.measured;
    assert.ok(wasm > 0 && webgpu > 0, JSON.stringify(loaded));
    assert.equal(loaded.provider, wasm <= webgpu ? "wasm" : "webgpu");
    assert.notEqual(loaded.build, "wasm"); // one build with WebGPU runs both
    const { tokens } = await generate({ ids: reference[0].ids });
    assert.deepEqual(
      tokens.map(({ id }) => id),
      reference[0].reply_ids,
    );
  });
});

describe("the engine, by WebGPU on the software adapter", () => {
  before(() => openEngine("webgpu"));
  after(() => page.close());

  test("writes the same replies", async () => {
    const turned = reference.filter(({ dials }) => dials.some((dial) => dial > 0)).slice(0, 1);
    for (const entry of [reference[0], ...turned]) {
      const { tokens } = await generate({ ids: entry.ids, settings: settingsOf(entry) });
      assert.deepEqual(
        tokens.map(({ id }) => id),
        entry.reply_ids,
        entry.key,
      );
    }
  });

  test("draws by chance from the likeliest, and from all", async () => {
    const { ids } = reference[0];
    for (const topK of [4, 0]) {
      const sampling = { temperature: 1, topK, topP: 1, seed: 3 };
      const { tokens } = await generate({ ids, sampling, mostTokens: 6 });
      assert.equal(tokens.length, 6);
      for (const { logProbability, alternatives } of tokens) {
        assert.ok(logProbability <= alternatives[0].logProbability && alternatives.length === 5);
      }
    }
  });

  test("scores like reading everything whole", async () => {
    const { ids, reply_ids: reply } = reference[0];
    const continuations = [reply.slice(0, 4), [...reply.slice(0, 3), 7], [reply[1]]].map((said) => ({
      context: ids,
      said,
    }));
    const { logProbabilities: got } = await ask("score", { continuations, settings: {} });
    const whole = await scoredWhole(continuations, [0, 0, 0, 0, 0, 0]);
    got.forEach((logs, i) =>
      logs.forEach((log, k) => assert.ok(Math.abs(log - whole[i][k]) < 1e-3, `${i}.${k}: ${log}, ${whole[i][k]}`)),
    );
    assert.deepEqual(
      got.map(({ length }) => length),
      whole.map(({ length }) => length),
    );
  });
});
