// The page's side of the what-if lab in a real browser, laid out as the page's build does it, under the page's policy:
// what the app is told of a book, a load and a small conversation, and when something is missing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import { shippedLabFiles } from "../../web/tools/lab_files.mjs";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";
import { bundleLab } from "../support/engine.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const textOf = (file) => readFile(path.join(root, file), "utf8");
const reference = JSON.parse(await textOf("tests/fixtures/ward/pytorch.json"));
const [entry] = reference;

let browser;
before(async () => (browser = await browserType.launch(chromium())));
after(() => browser?.close());

/** A page with a LabClient; in it `heard` is what the app would have been told, `idle()` waits for all that is under way. */
async function openLab(without = []) {
  const bundle = await bundleLab(without);
  const site = await bareSite({ lab: bundle.folder });
  const page = await browser.newPage();
  const requested = [];
  const refused = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  page.on("console", (message) => /content security policy/i.test(message.text()) && refused.push(message.text()));
  await page.goto(site.url);
  await page.evaluate(async () => {
    const { LabClient } = await import(new URL("lab/lab_client.mjs", document.baseURI).href);
    const heard = [];
    const waiting = [];
    const told = { onMessage: () => {} };
    const lab = new LabClient({
      message: (message) => (heard.push(message), told.onMessage(message)),
      working: (until) => waiting.push(until),
    });
    const ward = { place: "shipped", id: "", host: "", revision: "", precision: "" };
    const idle = async () => {
      while (waiting.length > 0) await waiting.pop();
      return heard.splice(0);
    };
    Object.assign(globalThis, { lab, told, idle, ward });
  });
  const close = async () => {
    await page.close();
    await site.close();
    bundle.remove();
  };
  const call = (name, ...given) =>
    page.evaluate(([name, given]) => (globalThis.lab[name](...given), globalThis.idle()), [name, given]);
  return { page, call, requested, refused, close };
}

const ward = { place: "shipped", id: "", host: "", revision: "", precision: "" };
const question = (more = {}) => ({
  number: 7,
  messages: entry.messages,
  begun: [],
  dials: entry.dials,
  temperature: 0,
  top_k: 0,
  top_p: 1,
  seed: 1,
  ...more,
});
const ofType = (messages, type) => messages.filter((message) => message.type === type);
const idsOf = (messages) => ofType(messages, "lab_token").map(({ id }) => id);

describe("the lab's client", () => {
  let lab;
  before(async () => (lab = await openLab()));
  after(() => lab.close());

  test("asks nothing of the network before the app does", () => {
    assert.deepEqual(
      lab.requested.filter((name) => name !== "/favicon.ico"),
      ["/", "/lab/lab_client.mjs"],
    );
  });

  test("hands over the case book and the criteria as they stand in their files", async () => {
    const [book, ...more] = await lab.call("openBook");
    assert.deepEqual([book.type, more], ["lab_book", []]);
    assert.equal(book.criteria, await textOf("assets/criteria/ward.json"));
    for (const [name, text] of Object.entries(book.files)) {
      assert.equal(text, await textOf(`assets/cases/${name}.json`), name);
    }
    assert.ok(Object.keys(book.files).includes("presentations"));
  });

  test("says that nothing can be asked before a model is there", async () => {
    const told = await lab.call("ask", question());
    assert.deepEqual(told, [
      {
        type: "lab_failed",
        number: 7,
        code: "unsupported",
        message: "The model gave no reply: No model is loaded.",
      },
    ]);
  });

  test("loads the model, tells how far it has come, and fetches the one build that it runs on", async () => {
    const told = await lab.call("load", ward, "wasm");
    const ready = told.at(-1);
    const progress = told.slice(0, -1);
    assert.ok(progress.length > 0 && progress.every(({ type }) => type === "lab_progress"));
    progress.forEach(({ done }, i) => assert.ok(done >= (progress[i - 1]?.done ?? 0)));
    const shipped = shippedLabFiles();
    const wanted = Object.keys(shipped).filter((name) => /^models\/ward\/|simd-threaded\.wasm$/.test(name));
    const total = wanted.reduce((sum, name) => sum + shipped[name].bytes, 0);
    assert.deepEqual(progress.at(-1), { type: "lab_progress", done: total, total });
    assert.equal(ready.type, "lab_ready");
    assert.deepEqual(
      [ready.provider, ready.build, ready.context_tokens, ready.measured, ready.dials.length],
      ["wasm", "wasm", 640, {}, 6],
    );
    const weights = ["model_lab.onnx", "model.onnx_data"].map((name) => shipped[`models/ward/onnx/${name}`].bytes);
    assert.equal(ready.bytes, weights[0] + weights[1]);
    assert.ok(ready.load_ms > 0);
  });

  test("tells of a reply token by token, and of its end", async () => {
    const told = await lab.call("ask", question());
    const tokens = ofType(told, "lab_token");
    assert.deepEqual(idsOf(told), entry.reply_ids);
    assert.deepEqual(told.at(-1), { type: "lab_done", number: 7, ended: "end" });
    assert.equal(told.length, tokens.length + 1);
    for (const { number, id, text, log_probability: log, entropy, alternatives } of tokens) {
      assert.equal(number, 7);
      assert.deepEqual(alternatives[0], { id, text, log_probability: log, ends: false });
      assert.ok(log <= 0 && entropy >= 0 && alternatives.length > 1);
    }
  });

  test("goes on from the tokens that a reply begins with", async () => {
    const told = await lab.call("ask", question({ number: 8, begun: entry.reply_ids.slice(0, 5) }));
    assert.deepEqual(idsOf(told), entry.reply_ids.slice(5));
    assert.deepEqual(told.at(-1), { type: "lab_done", number: 8, ended: "end" });
  });

  test("turns the dials", async () => {
    const turned = reference.find(({ dials }) => dials.some((dial) => dial > 0));
    const told = await lab.call("ask", question({ messages: turned.messages, dials: turned.dials }));
    assert.deepEqual(idsOf(told), turned.reply_ids);
  });

  test("of a question that was cancelled nothing more is told, and the next one is answered", async () => {
    const told = await lab.page.evaluate(
      async ([first, second]) => {
        globalThis.told.onMessage = ({ number, type }) => {
          if (number === 1 && type === "lab_token") globalThis.lab.cancel(1);
        };
        globalThis.lab.ask(first);
        globalThis.lab.ask(second); // waits its turn
        globalThis.lab.ask({ ...second, number: 3 });
        globalThis.lab.cancel(3); // before it had one
        globalThis.lab.cancel(99); // never asked
        return globalThis.idle();
      },
      [question({ number: 1 }), question({ number: 2 })],
    );
    assert.deepEqual(
      told.filter(({ number }) => number !== 2).map(({ type, number }) => [type, number]),
      [["lab_token", 1]],
    );
    assert.deepEqual(idsOf(told).slice(1), entry.reply_ids);
  });

  test("a load takes the place of the model, and of what was asked of it", async () => {
    const told = await lab.page.evaluate(async (asked) => {
      globalThis.lab.ask(asked);
      globalThis.lab.load(globalThis.ward, "wasm");
      globalThis.lab.load(globalThis.ward, "wasm");
      return globalThis.idle();
    }, question());
    assert.deepEqual(
      told.filter(({ type }) => type !== "lab_progress").map(({ type }) => type),
      ["lab_ready"],
    );
    assert.deepEqual(idsOf(await lab.call("ask", question())), entry.reply_ids);
  });

  test("once stopped says nothing", async () => {
    const told = await lab.page.evaluate(async (asked) => {
      globalThis.lab.ask(asked);
      globalThis.lab.openBook();
      globalThis.lab.stop();
      return globalThis.idle();
    }, question());
    assert.deepEqual(told, []);
  });

  test("the page's policy forbade nothing of it", () => assert.deepEqual(lab.refused, []));
});

describe("the lab's client, when it picks itself what computes", () => {
  test("reports what it measured of both, and takes the faster", async () => {
    const lab = await openLab();
    try {
      const ready = (await lab.call("load", ward, "auto")).at(-1);
      const { wasm, webgpu } = ready.measured ?? {};
      assert.ok(wasm > 0 && webgpu > 0, JSON.stringify(ready));
      assert.equal(ready.provider, wasm <= webgpu ? "wasm" : "webgpu");
      assert.deepEqual(idsOf(await lab.call("ask", question())), entry.reply_ids);
      assert.deepEqual(lab.refused, []);
    } finally {
      await lab.close();
    }
  });
});

describe("the lab's client, where something is missing", () => {
  const missing = [
    ["models/ward/onnx/model.onnx_data", "unreachable", /could not be loaded: onnx\/model\.onnx_data could not be/],
    ["models/ward/tokenizer.json", "unreachable", /could not be loaded: tokenizer\.json could not be fetched/],
    ["ort/ort.wasm.bundle.min.mjs", "unreachable", /could not be loaded: ort\.wasm\.bundle\.min\.mjs could not be/],
    ["ort/ort-wasm-simd-threaded.wasm", "unreachable", /could not be loaded: ort-wasm-simd-threaded\.wasm could not/],
    ["engine_worker.js", "broken", /could not be loaded: The model's worker stopped/],
  ];
  for (const [name, code, words] of missing) {
    test(`says so: ${name}`, async () => {
      const lab = await openLab([name]);
      try {
        const failed = (await lab.call("load", ward, "wasm")).at(-1);
        assert.deepEqual([failed.type, failed.number, failed.code], ["lab_failed", 0, code]);
        assert.match(failed.message, words);
      } finally {
        await lab.close();
      }
    });
  }

  test("says so: the case book", async () => {
    const lab = await openLab(["case_book.json"]);
    try {
      assert.deepEqual(await lab.call("openBook"), [
        {
          type: "lab_book_failed",
          message: "The case book could not be opened: the server answered 404.",
        },
      ]);
    } finally {
      await lab.close();
    }
  });
});
