// The parts of the lab's page side that need no browser: which provider is picked, how far a load has come, streamed text,
// what is shipped, and what the app is told when the worker says this or that.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { caseBookText, labFiles } from "../../web/tools/lab_files.mjs";
import { engineModule } from "../support/engine.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { candidates, pickProvider } = await engineModule("pick_provider");
const { LoadProgress } = await engineModule("load_progress");
const { SiteFolder } = await engineModule("model_files");
const { reasonOf } = await engineModule("runtime");
const { StreamedText, Tokens } = await engineModule("tokens");

const shipped = (text) => ({ bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") });

describe("what computes", () => {
  const adapter = (isFallbackAdapter) => ({ info: { isFallbackAdapter } });

  test("small models are tried by both, large ones are not", () => {
    assert.deepEqual(candidates(undefined, 1e6), ["wasm"]);
    assert.deepEqual(candidates(undefined, 1e9), ["wasm"]);
    assert.deepEqual(candidates(adapter(false), 64e6), ["wasm", "webgpu"]);
    assert.deepEqual(candidates(adapter(true), 64e6), ["wasm", "webgpu"]);
    assert.deepEqual(candidates(adapter(false), 64e6 + 1), ["webgpu"]);
    assert.deepEqual(candidates(adapter(true), 64e6 + 1), ["wasm"]);
  });

  /** Opens models that take `ms` a token; an Error in its place is thrown. Keeps track of those that are open. */
  const stage = (ms) => {
    const open = new Set();
    const opening = async (provider) => {
      if (ms[provider] instanceof Error && ms[provider].message === "opening") throw ms[provider];
      const model = { provider, release: async () => void open.delete(provider) };
      open.add(provider);
      return model;
    };
    const timing = async ({ provider }) => {
      if (ms[provider] instanceof Error) throw ms[provider];
      return ms[provider];
    };
    return { open, pick: (from) => pickProvider(from, opening, timing) };
  };

  test("the faster stays open, and the other is given back", async () => {
    for (const [ms, fastest] of [
      [{ wasm: 2, webgpu: 5 }, "wasm"],
      [{ wasm: 5, webgpu: 2 }, "webgpu"],
      [{ wasm: 2, webgpu: 2 }, "wasm"],
    ]) {
      const { open, pick } = stage(ms);
      const { model, provider, measured } = await pick(["wasm", "webgpu"]);
      assert.deepEqual([provider, model.provider, [...open], measured], [fastest, fastest, [fastest], ms]);
    }
  });

  test("one candidate is not timed", async () => {
    const { open, pick } = stage({ webgpu: new Error("timing") });
    const { provider, measured } = await pick(["webgpu"]);
    assert.deepEqual([provider, measured, [...open]], ["webgpu", {}, ["webgpu"]]);
  });

  test("one that fails is passed over; where none works its reason comes back, and nothing stays open", async () => {
    for (const when of ["opening", "timing"]) {
      const one = stage({ wasm: 3, webgpu: new Error(when) });
      const { provider, measured } = await one.pick(["wasm", "webgpu"]);
      assert.deepEqual([provider, measured, [...one.open]], ["wasm", { wasm: 3 }, ["wasm"]]);
      const none = stage({ wasm: new Error(when), webgpu: new Error("too") });
      await assert.rejects(none.pick(["wasm", "webgpu"]), new RegExp(when));
      assert.deepEqual([...none.open], []);
    }
  });
});

describe("how far a load has come", () => {
  test("is told of all files together, those yet to come among the total, never backwards", () => {
    const told = [];
    const progress = new LoadProgress((done, total) => told.push([done, total]));
    progress.expect("graph", 10);
    progress.expect("weights", 100);
    progress.of("graph")(4, 10);
    progress.of("graph")(10, 10);
    progress.of("weights")(50, 100);
    progress.of("weights")(100, 100);
    assert.deepEqual(told, [
      [4, 110],
      [110, 110],
    ]); // what came within a tenth of a second of what was told is not told of its own
  });

  test("the sizes that are given count, whatever the server says of compressed ones", async () => {
    const body = "x".repeat(300);
    const heard = [];
    const fetched = globalThis.fetch;
    globalThis.fetch = async (address) =>
      String(address).endsWith("there")
        ? new Response(body, { headers: { "content-length": "40" } })
        : Response.error();
    try {
      const folder = new SiteFolder({
        site: "http://site/",
        shipped: { there: shipped(body), lost: shipped("lost") },
      });
      const bytes = await folder.read("there", (done, total) => heard.push([done, total]));
      assert.equal(bytes.length, 300);
      assert.deepEqual(heard, [[300, 300]]);
      assert.equal(await folder.read("never"), undefined); // not asked for at all
      await assert.rejects(folder.read("lost"), /lost could not be fetched: the server answered 0/);
      globalThis.fetch = () => Promise.reject(new TypeError("no network"));
      await assert.rejects(folder.read("there"), /there could not be fetched. Is there a connection/);
    } finally {
      globalThis.fetch = fetched;
    }
  });

  test("a file that came damaged is fetched from the server itself, and refused when it is damaged there too", async () => {
    const asked = [];
    const fetched = globalThis.fetch;
    const folder = new SiteFolder({ site: "http://site/", shipped: { weights: shipped("weights") } });
    const answerWith = (...bodies) => {
      globalThis.fetch = async (_, { cache }) => {
        asked.push(cache);
        return new Response(bodies.shift());
      };
    };
    try {
      for (const damaged of ["weighty", "<html>sign in</html>", ""]) {
        answerWith(damaged, "weights");
        assert.equal(new TextDecoder().decode(await folder.read("weights")), "weights");
      }
      assert.deepEqual(asked, Array(3).fill(["default", "reload"]).flat());
      answerWith("weighty", "weighty");
      await assert.rejects(folder.read("weights"), /weights came damaged, or something else came in its place/);
    } finally {
      globalThis.fetch = fetched;
    }
  });

  test("a failure tells the reason, not where in ONNX Runtime's source it arose", () => {
    const words =
      "[ONNXRuntimeError] ERROR_MESSAGE: /a/build/1/s/onnxruntime/core/frame.cc:74 Frame::Frame(x) bad tensor";
    assert.equal(reasonOf(new Error(words)), "Frame::Frame(x) bad tensor");
    assert.match(reasonOf("word ".repeat(200)), /^(word ){59}word …$/);
  });
});

describe("text as it streams in", async () => {
  const json = async (name) => JSON.parse(await readFile(path.join(root, "assets/models/ward", name), "utf8"));
  const tokens = new Tokens(await json("tokenizer.json"), await json("tokenizer_config.json"));

  test("adds up to the whole text, where characters are made of several tokens too", () => {
    for (const text of ["I take 5 mg of ibuprofen daily.", "Müller’s naïve café 😀 — 痛い", "  two  spaces\n"]) {
      const streamed = new StreamedText(tokens);
      const { ids } = tokens.encode(text);
      assert.equal(ids.map((id) => streamed.add(id)).join(""), text);
      assert.equal(streamed.text, text);
    }
  });

  test("tells what another token would add, and is not changed by the question", () => {
    const streamed = new StreamedText(tokens);
    const [cafe, dog] = ["naïve", "dog"].map((text) => tokens.encode(text).ids);
    assert.equal(streamed.wouldAdd(dog[0]), tokens.piece(dog[0]));
    let half = 0;
    for (const id of cafe) {
      const would = streamed.wouldAdd(id);
      half += would === "" ? 1 : 0;
      assert.equal(would, streamed.add(id));
    }
    assert.ok(half > 0); // the first byte of a character is none yet
    assert.equal(streamed.text, "naïve");
    assert.equal(streamed.wouldAdd(1), ""); // the token that ends a reply
  });
});

describe("what is shipped for the lab", () => {
  test("is all there: each script of ONNX Runtime with the wasm that it looks for, and no other", () => {
    const files = labFiles();
    for (const [name, file] of files) assert.ok(existsSync(file), name);
    const scripts = [...files.keys()].filter((name) => name.endsWith(".mjs"));
    const wanted = scripts.flatMap((name) => {
      const text = readFileSync(files.get(name), "utf8");
      return [...new Set(text.match(/ort-wasm[\w.-]+\.wasm/g))].map((wasm) => `ort/${wasm}`);
    });
    assert.equal(scripts.length, 3);
    assert.deepEqual(wanted.sort(), [...files.keys()].filter((name) => name.endsWith(".wasm")).sort());
    assert.ok(![...files.keys()].some((name) => /model\.onnx$|training/.test(name)));
  });

  test("the case book holds the files that the app reads", () => {
    const header = readFileSync(path.join(root, "shared/cases/case_book.h"), "utf8");
    const [, list] = /case_file_names\{([^}]*)\}/.exec(header);
    const names = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name);
    const { files, criteria } = JSON.parse(caseBookText());
    for (const name of names) assert.ok(JSON.parse(files[name]), name);
    assert.ok(JSON.parse(criteria));
  });
});

describe("what the app is told", async () => {
  const [config, wasm] = [
    { bytes: 3, sha256: "c" },
    { bytes: 5, sha256: "w" },
  ];
  const files = { "models/ward/config.json": config, "ort/some.wasm": wasm };
  const { LabClient } = await engineModule("../lab_client", { __LAB_FILES__: JSON.stringify(files) });
  let heard, waiting, workers, lab, before;

  class FakeWorker extends EventTarget {
    posted = [];
    constructor(address) {
      super();
      workers.push(this);
      this.address = address;
    }
    postMessage(message) {
      this.posted.push(message);
    }
    terminate() {
      this.ended = true;
    }
    /** Answers the last request, or the one that is given. */
    say(message, { number } = this.posted.at(-1)) {
      this.dispatchEvent(Object.assign(new Event("message"), { data: { number, ...message } }));
    }
  }

  beforeEach(() => {
    [heard, waiting, workers] = [[], [], []];
    before = { Worker: globalThis.Worker, fetch: globalThis.fetch };
    globalThis.Worker = FakeWorker;
    globalThis.navigator ??= { hardwareConcurrency: 8 }; // Node.js has had one since version 21
    lab = new LabClient({ message: (message) => heard.push(message), working: (until) => waiting.push(until) });
  });
  afterEach(() => Object.assign(globalThis, before));

  const ward = { place: "shipped", id: "", host: "", revision: "", precision: "" };
  const idle = () => Promise.all(waiting);
  const soon = () => new Promise((resolve) => setTimeout(resolve));
  const question = (number) => ({
    number,
    messages: [{ role: "user", content: "Hello" }],
    begun: [4],
    dials: [0, 1],
    temperature: 0.5,
    top_k: 3,
    top_p: 0.9,
    seed: 11,
  });

  test("of a load: the worker is asked with the digests of what is shipped; its answer is passed on", async () => {
    assert.equal(workers.length, 0);
    lab.load(ward, "auto");
    const [worker] = workers;
    assert.match(worker.address, /\/engine_worker\.js$/);
    const { verb, request } = worker.posted[0];
    assert.equal(verb, "load");
    assert.match(request.from.site, /\/models\/ward\/$/);
    assert.deepEqual([request.from.shipped, request.ort.shipped], [{ "config.json": config }, { "some.wasm": wasm }]);
    assert.deepEqual([request.graph, request.provider], ["onnx/model_lab.onnx", "auto"]);
    assert.ok(request.threads >= 1 && request.threads <= 4);
    worker.say({ kind: "progress", doneBytes: 2, totalBytes: 8 });
    const measured = { wasm: 2, webgpu: 3 };
    const loaded = { provider: "wasm", build: "jspi", dials: ["a"], hiddenLayers: 6, contextTokens: 640, bytes: 9 };
    worker.say({ kind: "done", answer: { ...loaded, measured, loadMs: 70 } });
    await idle();
    assert.deepEqual(heard, [
      { type: "lab_progress", done: 2, total: 8 },
      {
        type: "lab_ready",
        provider: "wasm",
        build: "jspi",
        dials: ["a"],
        load_ms: 70,
        context_tokens: 640,
        bytes: 9,
        measured,
      },
    ]);
  });

  test("of a question: how it is put to the worker, each token, and the end in the engine's word", async () => {
    lab.ask(question(5));
    const [worker] = workers;
    assert.deepEqual(worker.posted[0].request, { messages: [{ role: "user", content: "Hello" }] });
    worker.say({ kind: "done", answer: { ids: [1, 2], text: "", spans: [] } });
    await soon();
    const sampling = { temperature: 0.5, topK: 3, topP: 0.9, seed: 11 };
    assert.deepEqual(worker.posted[1].request, { ids: [1, 2], begun: [4], settings: { dials: [0, 1] }, sampling });
    const other = { id: 1, logProbability: -2, text: "", ends: true };
    const token = { id: 9, text: " a", logProbability: -1, entropy: 0.5, alternatives: [other] };
    worker.say({ kind: "token", token });
    worker.say({ kind: "done", answer: { tokens: [token], text: " a", ended: "context" } });
    await idle();
    assert.deepEqual(heard, [
      {
        type: "lab_token",
        number: 5,
        id: 9,
        text: " a",
        log_probability: -1,
        entropy: 0.5,
        alternatives: [{ id: 1, text: "", log_probability: -2, ends: true }],
      },
      { type: "lab_done", number: 5, ended: "context" },
    ]);
  });

  test("of what was cancelled: nothing, and the page comes to rest", async () => {
    lab.ask(question(5));
    const [worker] = workers;
    const [prompt] = worker.posted;
    lab.cancel(5);
    assert.deepEqual(worker.posted.at(-1), { number: prompt.number, verb: "cancel" });
    worker.say({ kind: "failed", code: "cancelled", reason: "" }, prompt);
    await idle();
    assert.deepEqual([heard, worker.posted.length], [[], 2]);
  });

  test("of a failure: the number, the code, and a sentence", async () => {
    lab.load(ward, "webgpu");
    workers[0].say({ kind: "failed", code: "unsupported", reason: "The folder holds no config.json." });
    await idle();
    lab.ask(question(5));
    workers[0].dispatchEvent(Object.assign(new Event("error"), { message: "out of memory" }));
    await idle();
    const words = "The model could not be loaded: The folder holds no config.json.";
    const more = "The model gave no reply: The model's worker stopped: out of memory.";
    assert.deepEqual(heard, [
      { type: "lab_failed", number: 0, code: "unsupported", message: words },
      { type: "lab_failed", number: 5, code: "broken", message: more },
    ]);
  });

  test("of a model that another takes the place of: nothing, nor of what was asked of it", async () => {
    lab.load(ward, "wasm");
    lab.ask(question(5));
    lab.load(ward, "webgpu");
    await Promise.all(waiting.slice(0, 2));
    assert.deepEqual([heard, workers.length, workers[0].ended], [[], 2, true]);
  });

  test("of the case book: its texts, or why it could not be had", async () => {
    const book = { files: { tests: "[1]" }, criteria: "[2]" };
    const answers = [
      () => Response.json(book),
      () => new Response("", { status: 503 }),
      () => Promise.reject(new TypeError("no network")),
      () => new Response("<!doctype html>"),
    ];
    for (const answer of answers) {
      globalThis.fetch = async () => answer();
      lab.openBook();
      await idle();
    }
    const failed = "The case book could not be opened: ";
    assert.deepEqual(heard.slice(0, 3), [
      { type: "lab_book", ...book },
      { type: "lab_book_failed", message: `${failed}the server answered 503.` },
      { type: "lab_book_failed", message: `${failed}it could not be fetched. Is there a connection?` },
    ]);
    assert.match(heard[3].message, /The case book could not be opened: ./);
  });

  test("once stopped: nothing at all", async () => {
    globalThis.fetch = async () => Response.json({ files: {}, criteria: "" });
    lab.openBook();
    lab.load(ward, "wasm");
    lab.ask(question(5));
    lab.stop();
    await idle();
    assert.deepEqual([heard, workers[0].ended], [[], true]);
  });
});
