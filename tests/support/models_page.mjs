// A page with the worker that fetches models and the engine's, in a browser profile of its own, and a model host beside
// it: what the tests of both need.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { chromium as browserType } from "@playwright/test";
import { bareSite } from "./bare_site.mjs";
import { chromium } from "./chromium.mjs";
import { bundleEngine, engineSite } from "./engine.mjs";
import { ModelHost } from "./model_host_server.mjs";

export const weights = "onnx/model.onnx_data";

const names = ["README.md", "config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json"];

/** The shipped model's folder: path -> bytes. */
export const wardFiles = () =>
  Object.fromEntries(
    [...names, "onnx/model.onnx", weights].map((name) => [name, readFileSync(path.join(engineSite.ward, name))]),
  );

/** All that a page would fetch of such a folder. */
export const fetchedBytes = (files) =>
  Object.entries(files).reduce((sum, [name, bytes]) => sum + (name === "README.md" ? 0 : bytes.length), 0);

/** In the page: the two workers, and a download that a test can watch. */
async function furnish() {
  const { EngineClient } = await import(new URL("engine/engine_client.mjs", document.baseURI).href);
  const client = (name) =>
    new EngineClient(() => new Worker(new URL(`engine/${name}.mjs`, document.baseURI), { type: "module" }));
  const models = client("model_worker");
  const engine = client("engine_worker");
  // A failure comes back as a value, so that a test can look at it.
  const ask = (verb, request = {}, listening = {}) =>
    models.ask(verb, request, listening).catch((error) => ({ failed: error.code, reason: error.message }));
  const begin = (request) => {
    const controller = new AbortController();
    const told = [];
    const progress = (...bytes) => void told.push(bytes);
    const done = ask("download", request, { progress, signal: controller.signal });
    globalThis.running = { controller, told, done };
  };
  const keptBytes = async () => (await ask("kept")).reduce((sum, model) => sum + model.keptBytes, 0);
  const untilKept = async (bytes) => {
    while ((await keptBytes()) < bytes);
  };
  const load = async ({ files, graph }) => {
    const ort = { site: new URL("ort/", document.baseURI).href };
    return engine.ask("load", { from: { files }, graph, provider: "wasm", ort, threads: 1 });
  };
  const hashes = async ({ files }) => {
    const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const hash = async (blob) => hex(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
    return Object.fromEntries(await Promise.all(files.map(async ([path, blob]) => [path, await hash(blob)])));
  };
  Object.assign(globalThis, { models, engine, ask, begin, untilKept, load, hashes });
}

/** Opens the site and the browser; `page()` opens a page with storage of its own. */
export async function openModels() {
  const host = await ModelHost.start();
  const bundle = await bundleEngine(["engine_worker", "engine_client", "model_worker"]);
  const files = { ...engineSite, engine: bundle.folder };
  const site = await bareSite(files, host.sites);
  const strictSite = await bareSite(files);
  const browser = await browserType.launch(chromium());
  const page = async ({ strict = false } = {}) => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    await opened.goto(strict ? strictSite.url : site.url);
    await opened.evaluate(furnish);
    return opened;
  };
  const reload = async (opened) => {
    await opened.reload();
    await opened.evaluate(furnish);
  };
  const close = async () => {
    await browser.close();
    await Promise.all([site.close(), strictSite.close(), host.close()]);
    bundle.remove();
  };
  return { host, page, reload, close };
}

export const id = "teachers/ward";
export const part = 1 << 20; // bytes that are kept at a time
export const settings = { partBytes: part, patience: { silenceMs: 20_000, pauseMs: 1, attempts: 3 } };

export const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** What a test asks of a page for the model of the host, and what it expects of the answer. */
export function asking(page, host) {
  const request = (more = {}) => ({ id, host: host.url, settings, ...more });
  const ask = (verb, asked) => page.evaluate(([verb, asked]) => globalThis.ask(verb, asked), [verb, asked]);
  return {
    request,
    ask,
    download: (more) => ask("download", request(more)),
    begin: (more) => page.evaluate((asked) => globalThis.begin(asked), request(more)),
    abort: () => page.evaluate(() => globalThis.running.controller.abort()),
    ended: () => page.evaluate(() => globalThis.running.done),
    untilKept: (bytes) => page.evaluate((bytes) => globalThis.untilKept(bytes), bytes),
    /** The one model is whole, and its weights are these. */
    async isWhole(bytes) {
      const [model] = await ask("kept");
      assert.deepEqual([model?.whole, model?.keptBytes], [true, model?.bytes]);
      const hashes = await page.evaluate(
        async (key) => globalThis.hashes(await globalThis.ask("open", { key })),
        model.key,
      );
      assert.equal(hashes[weights], hashOf(bytes));
    },
  };
}

export async function fails(answer, code, reason, what = "") {
  const { failed, reason: said } = await answer;
  assert.equal(failed, code, `${what} ${said}`);
  assert.match(said, reason, what);
}
