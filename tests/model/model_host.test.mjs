// Models of a model host, in a real browser: what is fetched and what is kept, and what happens when a transfer breaks off.
// The host is on this machine and speaks the Hub's URL scheme.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  asking,
  fails,
  fetchedBytes,
  hashOf,
  id,
  openModels,
  part,
  settings,
  wardFiles,
  weights,
} from "../support/models_page.mjs";
import { zipOf } from "../support/zips.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const [plain] = JSON.parse(await readFile(path.join(root, "tests/fixtures/ward/pytorch.json"), "utf8"));
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

describe("a model of a host", () => {
  test("is looked at by the list of its files and the page about it alone", async () => {
    const offer = await does.ask("look", does.request());
    assert.deepEqual(offer.variants, [{ precision: "fp32", bytes: fetchedBytes(ward), whyNot: undefined }]);
    assert.deepEqual([offer.id, offer.suggested, offer.licence], [id, "fp32", "apache-2.0"]);
    assert.deepEqual(
      host.requests.map((one) => one.path),
      ["README.md"],
    );
    assert.equal(host.listings, 3); // the list comes in pages
  });

  test("is fetched with its weights last and true progress, and then runs without the host", async () => {
    await does.begin();
    const model = await does.ended();
    assert.deepEqual([model.whole, model.bytes, model.keptBytes], [true, fetchedBytes(ward), fetchedBytes(ward)]);
    assert.deepEqual(
      host.requests.map((one) => one.path),
      ["config.json", "tokenizer.json", "tokenizer_config.json", "generation_config.json", "onnx/model.onnx", weights],
    );
    const told = await page.evaluate(() => globalThis.running.told);
    assert.ok(told.every(([done, total], i) => total === fetchedBytes(ward) && done >= (told[i - 1]?.[0] ?? 0)));
    assert.deepEqual(told.at(-1), [fetchedBytes(ward), fetchedBytes(ward)]);
    host.calm();
    assert.deepEqual(await does.download(), model); // it is there already
    const ids = await page.evaluate(
      async ([key, ids]) => {
        await globalThis.load(await globalThis.ask("open", { key }));
        return (await globalThis.engine.ask("generate", { ids, settings: {} })).tokens.map(({ id }) => id);
      },
      [model.key, plain.ids],
    );
    assert.deepEqual(ids, plain.reply_ids);
    assert.deepEqual([host.requests.length, host.listings], [0, 0]);
  });

  test("is deleted, and only that", async () => {
    host.put("teachers/other", ward);
    await does.download();
    const other = await does.download({ id: "teachers/other" });
    const [{ key }] = (await does.ask("kept")).filter((model) => model.id === id);
    assert.equal(await does.ask("remove", { key }), null);
    assert.deepEqual(await does.ask("kept"), [other]);
    await fails(does.ask("open", { key }), "missing", /not on this device/);
    await does.ask("remove", { key: other.key });
    assert.deepEqual(await page.evaluate(async () => (await caches.open("consilium-models")).keys()), []);
  });

  test("is not asked for under the policy of the page as it is", async () => {
    does = asking((page = await opened.page({ strict: true })), host);
    await fails(does.download(), "unreachable", /could not be reached/);
    assert.deepEqual([host.requests.length, host.listings], [0, 0]);
    await page.evaluate(() => globalThis.ask("kept"));
    assert.deepEqual(await page.evaluate(() => caches.keys()), []); // nothing was made for nothing
  });
});

describe("a model that the user gave", () => {
  test("as a zip is unpacked, and runs", async () => {
    const zip = Buffer.from(await (await zipOf(ward, { level: 1 })).arrayBuffer());
    host.put("zips/ward", { "ward.zip": zip });
    const { model, ids } = await page.evaluate(
      async ([address, ids]) => {
        const zip = await (await fetch(address)).blob();
        const model = await globalThis.ask("given", { files: [["ward.zip", zip]] });
        await globalThis.load(model);
        const { tokens } = await globalThis.engine.ask("generate", { ids, settings: {} });
        return { model, ids: tokens.map(({ id }) => id) };
      },
      [`${host.url}/zips/ward/resolve/main/ward.zip`, plain.ids],
    );
    assert.deepEqual([model.name, model.precision, model.graph], ["ward", "fp32", "onnx/model.onnx"]);
    assert.deepEqual(ids, plain.reply_ids);
  });

  test("is refused with the reason in words", async () => {
    const given = (files) =>
      page.evaluate(
        (files) => globalThis.ask("given", { files: files.map(([path, text]) => [path, new Blob([text])]) }),
        Object.entries(files),
      );
    await fails(given({ "notes.txt": "x" }), "unsupported", /no config\.json in it/);
    const config = { "config.json": "{}", "tokenizer.json": "{}", "onnx/model.onnx": "x" };
    await fails(given(config), "unsupported", /tokenizer\.json cannot be used/);
  });
});

describe("a transfer that is broken off", () => {
  const there = 4 * part;

  test("goes on by itself from what has come, as often as it must", async () => {
    host.behave(weights, { breakAfter: there }, { breakAfter: 2 * part });
    await does.download();
    const asked = host.asked(weights);
    assert.equal(asked.length, 3);
    assert.ok(asked[1].from > 0 && asked[2].from > asked[1].from, JSON.stringify(asked));
    await does.isWhole(ward[weights]);
  });

  test("goes on after a reload", async () => {
    const [hold] = host.behave(weights, { holdAfter: there });
    await does.begin();
    await hold.reached;
    await does.untilKept(there - part);
    await opened.reload(page);
    await hold.gone;
    const [before] = await does.ask("kept");
    assert.equal(before.whole, false);
    await fails(does.ask("open", { key: before.key }), "missing", /not whole/);
    host.calm();
    await does.download();
    assert.deepEqual(
      host.requests.map(({ path, from }) => [path, from]),
      [[weights, before.keptBytes - (fetchedBytes(ward) - ward[weights].length)]], // nothing else once more
    );
    await does.isWhole(ward[weights]);
  });

  test("keeps what has come when it is cancelled", async () => {
    const [hold] = host.behave(weights, { holdAfter: there });
    await does.begin();
    await hold.reached;
    await does.untilKept(there - part);
    await does.abort();
    await fails(does.ended(), "cancelled", /cancelled/);
    await hold.gone;
    const [{ keptBytes }] = await does.ask("kept");
    assert.ok(keptBytes >= there - part);
    await does.download();
    await does.isWhole(ward[weights]);
  });

  test("is tried again when the host falls silent, and given up when it stays so", async () => {
    const patience = { silenceMs: 300, pauseMs: 1, attempts: 3 };
    host.behave(weights, { holdAfter: there });
    await does.download({ settings: { ...settings, patience } });
    await does.isWhole(ward[weights]);
    const silent = { holdAfter: 0 };
    host.put("teachers/silent", ward);
    host.behave(weights, silent, silent, silent);
    await fails(
      does.download({ id: "teachers/silent", settings: { ...settings, patience } }),
      "unreachable",
      /fell silent while it sent onnx\/model\.onnx_data/,
    );
  });

  test("is given up with what has come when no attempt brings more", async () => {
    host.behave(weights, { breakAfter: there }, { status: 503 }, { status: 503 }, { status: 503 });
    await fails(does.download(), "unreachable", /answered 503\. \d\.\d MB of 10 MB have come and are kept/);
    await does.download();
    await does.isWhole(ward[weights]);
  });

  test("reads over what is there where the host knows no ranges", async () => {
    host.behave(weights, { breakAfter: there }, { ranges: false });
    await does.download();
    const [, again] = host.asked(weights);
    assert.ok(again.from > 0 && again.sent === ward[weights].length);
    await does.isWhole(ward[weights]);
  });

  const changed = Buffer.from(ward[weights]).fill(7, 0, 5000);

  test("is begun anew when the host's list tells of another file", async () => {
    host.behave(weights, { breakAfter: there }, { status: 500 }, { status: 500 }, { status: 500 });
    await fails(does.download(), "unreachable", /answered 500/);
    host.put(id, { ...ward, [weights]: changed });
    host.calm();
    await does.download();
    assert.deepEqual(
      host.requests.map(({ path, from }) => [path, from]),
      [[weights, 0]],
    );
    await does.isWhole(changed);
  });

  test("is begun anew when the file changes while it is fetched", async () => {
    const [hold] = host.behave(weights, { holdAfter: there }, {});
    await does.begin();
    await hold.reached;
    host.put(id, { ...ward, [weights]: changed });
    await does.untilKept(there - part);
    await does.abort();
    await does.ended();
    host.put(id, { ...ward, [weights]: changed }, { [weights]: { oid: hashOf(ward[weights]) } }); // its list says nothing
    await does.download();
    await does.isWhole(changed);
  });
});
