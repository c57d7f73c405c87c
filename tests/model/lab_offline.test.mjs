// What the service worker keeps of the lab, in a real browser: files are kept when they are first used, and nothing comes
// back once everything has been deleted.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "@playwright/test";
import { build } from "esbuild";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const version = "v-0123456789ab";
const cacheName = `consilium-${version}`;
const large = 40e6; // bytes: still on its way when its first ones have come

const bundle = (entry, outfile, format, define = {}) =>
  build({
    entryPoints: [path.join(root, "web/src", entry)],
    outfile,
    bundle: true,
    format,
    define: { __VERSION__: JSON.stringify(version), ...define },
    logLevel: "warning",
  });

let folder, site, browser;
before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "consilium-offline-"));
  const at = (name) => path.join(folder, name);
  const kept = {
    "used.txt": "used.txt",
    "later.txt": "later.txt",
    "large.bin": Buffer.alloc(large, "x"),
    "missing.txt": "",
  };
  const shipped = Object.entries({ ...kept, "replaced.txt": "the file itself" }).map(([name, body]) => [
    `${version}/${name}`,
    { bytes: body.length, sha256: createHash("sha256").update(body).digest("hex") },
  ]);
  await bundle("offline.ts", at("offline.mjs"), "esm");
  await bundle("service_worker.ts", at("sw.js"), "iife", {
    __PRECACHE__: JSON.stringify(["./", `${version}/early.txt`]),
    __KEPT_WHEN_USED__: JSON.stringify(Object.fromEntries(shipped)),
  });
  for (const name of ["early.txt", "used.txt", "later.txt", "unknown.txt"]) writeFileSync(at(name), name);
  writeFileSync(at("large.bin"), kept["large.bin"]);
  writeFileSync(at("replaced.txt"), "a page to sign in");
  site = await bareSite({ "sw.js": at("sw.js"), [version]: folder });
  browser = await browserType.launch(chromium());
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) rmSync(folder, { recursive: true });
});

/** A page that the service worker serves, in a browser profile of its own. */
async function openPage() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(async (version) => {
    globalThis.offline = await import(new URL(`${version}/offline.mjs`, document.baseURI).href);
    globalThis.use = async ([name, cache]) => {
      const response = await fetch(`${version}/${name}`, { cache });
      return [response.status, await response.text()];
    };
    globalThis.offline.workOffline(() => {});
  }, version);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  const use = (...asked) => page.evaluate((asked) => globalThis.use(asked), asked);
  const isKept = (name) =>
    page.evaluate(
      async ([cacheName, address]) =>
        (await caches.has(cacheName)) && (await (await caches.open(cacheName)).match(address)) !== undefined,
      [cacheName, `${version}/${name}`],
    );
  return { context, page, use, isKept };
}

const untilKept = async ({ isKept }, name) => {
  while (!(await isKept(name))) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe("the files of the lab", () => {
  test("are kept when they are first used, and serve without a network", { timeout: 30_000 }, async () => {
    const opened = await openPage();
    const { context, use, isKept } = opened;
    assert.deepEqual([await isKept("early.txt"), await isKept("used.txt")], [true, false]);
    assert.deepEqual(await use("used.txt"), [200, "used.txt"]);
    await untilKept(opened, "used.txt");
    assert.equal((await use("unknown.txt"))[0], 200);
    assert.equal((await use("missing.txt"))[0], 404);
    await context.setOffline(true);
    assert.deepEqual(await use("used.txt"), [200, "used.txt"]);
    const others = ["later.txt", "unknown.txt", "missing.txt"];
    assert.deepEqual(await Promise.all(others.map(isKept)), [false, false, false]);
    await context.close();
  });

  test(
    "are not kept when something else comes in their place, and come anew when they do",
    { timeout: 30_000 },
    async () => {
      const opened = await openPage();
      const { context, use, isKept } = opened;
      assert.deepEqual(await use("replaced.txt"), [200, "a page to sign in"]);
      await use("used.txt");
      await untilKept(opened, "used.txt"); // what was used before it has been looked at by then
      assert.equal(await isKept("replaced.txt"), false);
      writeFileSync(path.join(folder, "replaced.txt"), "the file itself");
      assert.deepEqual(await use("replaced.txt", "reload"), [200, "the file itself"]);
      await untilKept(opened, "replaced.txt");
      await context.close();
    },
  );

  test("do not come back once everything is deleted, though the page uses them", { timeout: 30_000 }, async () => {
    const opened = await openPage();
    const { context, page, use } = opened;
    await use("used.txt");
    await untilKept(opened, "used.txt");
    const left = await page.evaluate(async (address) => {
      const response = await fetch(address); // on its way while everything is deleted
      await globalThis.offline.deleteOfflineCopy();
      const { size } = await response.blob();
      const [status] = await globalThis.use(["later.txt"]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { size, status, served: navigator.serviceWorker.controller !== null, caches: await caches.keys() };
    }, `${version}/large.bin`);
    assert.deepEqual(left, { size: large, status: 200, served: true, caches: [] });
    assert.deepEqual(await use("used.txt"), [200, "used.txt"]);
    assert.deepEqual(await page.evaluate(() => caches.keys()), []);
    await context.close();
  });
});
