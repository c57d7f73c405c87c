// Models of a model host that do not come, or are not taken, in a real browser: with which sentence each kind of bad answer
// is refused, and that it costs nothing of what is there.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { asking, fails, id, openModels, part, wardFiles, weights } from "../support/models_page.mjs";

const ward = wardFiles();

let opened, host, page, does;
before(async () => {
  opened = await openModels();
  host = opened.host;
});
after(() => opened?.close());
beforeEach(async () => {
  host.calm();
  host.put(id, ward);
  page = await opened.page();
  does = asking(page, host);
});
afterEach(() => page.context().close());

describe("what does not come as it should", () => {
  test("a model, a revision or a file that is not there, or is not for everybody", async () => {
    await fails(does.download({ id: "teachers/none" }), "missing", /has no teachers\/none at main/);
    await fails(does.download({ revision: "v2" }), "missing", /has no teachers\/ward at v2/);
    for (const status of [401, 403]) {
      host.behave("list", { status });
      await fails(does.download(), "gated", /signed in and agreed to its terms, or there is no such model/);
    }
    host.behave("list", { status: 429 });
    await fails(does.download(), "unreachable", /asks to wait/);
    host.behave(weights, { status: 404 });
    await fails(does.download(), "missing", /has no onnx\/model\.onnx_data of teachers\/ward/);
    await does.download(); // and all that came before was kept
    assert.equal(host.asked("tokenizer.json").length, 1);
  });

  test("a host that cannot be reached, or is none", async () => {
    await fails(does.download({ host: "http://127.0.0.1:9" }), "unreachable", /could not be reached/);
    for (const body of ["<html>Hello</html>", "{}", '[{"type":"file","path":"a","size":-1}]', "[null]"]) {
      host.behave("list", { body });
      await fails(does.download(), "wrong", /does not answer as a model host does/);
    }
    host.behave("list", { body: "x".repeat(9 << 20) });
    await fails(does.download(), "wrong", /larger than any known/);
  });

  test("a file of another size than the list says", async () => {
    const { length } = ward[weights];
    const listed = (size) => host.put(id, ward, { [weights]: { size } });
    listed(length + 1);
    await fails(
      does.download(),
      "wrong",
      new RegExp(`has ${length} bytes of .*, and its list of files says ${length + 1}`),
    );
    listed(length - 1);
    await fails(does.download(), "wrong", new RegExp(`has more than ${length - 1} bytes of onnx/model.onnx_data`));
    host.behave(weights, { breakAfter: 3 * part });
    await fails(
      does.download(),
      "wrong",
      new RegExp(`has ${length} bytes of .*, and its list of files says ${length - 1}`),
    );
    listed(length);
    host.requests = [];
    await does.download();
    assert.deepEqual([...new Set(host.requests.map((one) => one.path))], [weights]); // the rest was kept
    await does.isWhole(ward[weights]);
  });

  test("a body that ends too early, or never", async () => {
    const short = { endAfter: 2 * part };
    host.behave(weights, short, short);
    await does.download(); // goes on where it ended
    await does.isWhole(ward[weights]);
    host.put("teachers/endless", ward);
    const [endless] = host.behave("config.json", { endless: true });
    await fails(does.download({ id: "teachers/endless" }), "wrong", /has more than \d+ bytes of config\.json/);
    await endless.gone; // nobody listens any more
    assert.equal((await does.ask("kept")).filter((model) => model.whole).length, 1);
  });

  test("more than this browser has room for, of which it tells as little as it may", async () => {
    const session = await page.context().newCDPSession(page);
    const origin = new URL(page.url()).origin;
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 6e6 });
    await fails(does.download(), "full", /no room left for it on this device. What has come is kept/);
    const [{ keptBytes }] = await does.ask("kept");
    assert.ok(keptBytes > part, String(keptBytes));
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await does.download();
    assert.deepEqual([host.asked("tokenizer.json").length, host.asked(weights)[1].from > 0], [1, true]);
    await does.isWhole(ward[weights]);
  });

  test("two at once, and a deletion meanwhile", async () => {
    const [hold] = host.behave(weights, { holdAfter: part });
    await does.begin();
    await hold.reached;
    await fails(does.download(), "busy", /being fetched just now/);
    const [{ key }] = await does.ask("kept");
    await fails(does.ask("remove", { key }), "busy", /being fetched just now/);
    await page.evaluate(() => caches.delete("consilium-models"));
    hold.release();
    await fails(does.ended(), "busy", /deleted meanwhile/);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  });
});

describe("what cannot be run is refused before its weights are fetched", () => {
  const deep = (levels) =>
    `{"normalizer":${'{"type":"Sequence","normalizers":['.repeat(levels)}${"]}".repeat(levels)},"model":{"type":"BPE","vocab":{"a":0},"merges":[]}}`;
  const brokenPattern = {
    model: { type: "BPE", vocab: { a: 0 }, merges: [] },
    pre_tokenizer: { type: "Split", pattern: { Regex: "(" }, behavior: "Isolated", invert: false },
  };
  const config = (more) => JSON.stringify({ ...JSON.parse(ward["config.json"]), ...more });
  const graph = (from, to) => Buffer.from(ward["onnx/model.onnx"].toString("latin1").replaceAll(from, to), "latin1");
  const cases = [
    ["no tokenizer", { "tokenizer.json": undefined }, /It has no tokenizer\.json/],
    ["a tokenizer that is no JSON", { "tokenizer.json": "[".repeat(200_000) }, /tokenizer\.json is not JSON/],
    ["a tokenizer as deep as a well", { "tokenizer.json": deep(100_000) }, /tokenizer\.json cannot be used/],
    [
      "a tokenizer with a broken pattern",
      { "tokenizer.json": JSON.stringify(brokenPattern) },
      /tokenizer\.json cannot/,
    ],
    ["a broken chat template", { "chat_template.jinja": "{% for" }, /tokenizer or its chat template cannot be used/],
    ["a config.json that is a number", { "config.json": "3" }, /config\.json holds no object/],
    ["a translator", { "config.json": config({ is_encoder_decoder: true }) }, /reads with one graph and writes with/],
    ["another memory", { "config.json": config({ layer_types: ["conv", "full_attention"] }) }, /of the kind “conv”/],
    ["no graph", { "onnx/model.onnx": undefined }, /no ONNX graph/],
    ["a graph in parts", { "onnx/model.onnx": undefined, "onnx/decoder_model_merged.onnx": "x" }, /is in other parts/],
    ["a graph that is none", { "onnx/model.onnx": "not a graph" }, /is no ONNX file/],
    ["a graph that sees", { "onnx/model.onnx": graph("position_ids", "pixel_values") }, /asks for pixel_values/],
    [
      "weights of another name",
      { "onnx/model.onnx": graph("model.onnx_data", "other.onnx_data") },
      /other\.onnx_data, which/,
    ],
  ];
  test("whatever is wrong with it", async () => {
    for (const [what, changes, reason] of cases) {
      const files = Object.entries({ ...ward, ...changes }).filter(([, bytes]) => bytes !== undefined);
      host.put("strangers/model", Object.fromEntries(files));
      await fails(does.download({ id: "strangers/model" }), "unsupported", reason, what);
      assert.deepEqual([host.asked(weights), await does.ask("kept")], [[], []], what);
    }
  });

  test("a tokenizer or weights larger than a page can hold, by the list alone", async () => {
    host.put(id, ward, { "tokenizer.json": { size: 100e6 } });
    await fails(does.download(), "unsupported", /tokenizer\.json is larger than any known: 100 MB/);
    host.put(id, ward, { [weights]: { size: 3e9 } });
    await fails(does.download(), "unsupported", /has 3\.0 GB, and a page can read no file of more than 2 GB/);
    host.put(id, { ...ward, "onnx/model_q4f16.onnx": "x", "onnx/model.onnx": "" });
    await fails(does.download({ precision: "q4f16" }), "unsupported", /half precision, which this browser/);
    await fails(does.download({ precision: "q8" }), "unsupported", /no variant q8/);
    assert.deepEqual(host.requests, []);
  });

  test("an address that is none", async () => {
    for (const bad of ["ward", "a/b/c", "../ward", "a/..", "a/b..c", "a/b?x", "", "a b/c"]) {
      await fails(does.download({ id: bad }), "address", /is no id of a model/);
    }
    for (const bad of ["", "..", "main/../x", "a//b", "a/", "-x", "a?b"]) {
      await fails(does.download({ revision: bad }), "address", /is no revision/);
    }
    for (const bad of [
      "http://models.example",
      "ftp://models.example",
      "https://a:b@models.example",
      "https://",
      "https://m.example/?q",
    ]) {
      await fails(does.download({ host: bad }), "address", /address/);
    }
    assert.deepEqual([host.requests.length, host.listings], [0, 0]);
  });
});
