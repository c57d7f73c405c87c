// How much the first visit transfers, part by part, and how long it takes to the first frame with the sample study.
// Everything is measured on the built page, served with brotli, in a fresh profile each time. `./dev bench startup`
import { chromium as browserType } from "@playwright/test";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { chromium } from "../support/chromium.mjs";
import { report } from "../support/bench_report.mjs";

const runs = Number(process.env.CONSILIUM_RUNS ?? 5);
const limits = { transfer_kb: 450, first_frame_s: 1.0 };
const page = process.env.CONSILIUM_PAGE ?? path.resolve(import.meta.dirname, "../../out/build/wasm/web");
const sample = "#v=1&s=shipped%3Ahealthbench-table8&p=overview";

const partOf = (url) => {
  const name = new URL(url).pathname.replace(/^\/(v-[0-9a-f]{12}\/)?/, "");
  if (name === "") return "index.html";
  if (/^fonts\//.test(name)) return "fonts of the page";
  if (/^studies\//.test(name)) return "sample study and list";
  if (/\.(svg|webmanifest)$/.test(name)) return "icon and manifest";
  return name;
};

// Notes the moment at which the sample's overview stands in the mirror: the frame has been drawn by then.
function noteFirstFrame() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main[aria-label="Overview"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => (window.firstFrameMs = performance.now()));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const tab = await context.newPage();
  const network = await context.newCDPSession(tab);
  await network.send("Network.enable");
  const urls = new Map();
  const bytes = new Map();
  network.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const part = partOf(urls.get(requestId));
    bytes.set(part, (bytes.get(part) ?? 0) + encodedDataLength);
  });
  await tab.addInitScript(noteFirstFrame);
  await tab.goto(url + sample);
  await tab.waitForFunction(() => window.firstFrameMs !== undefined);
  const firstFrameMs = await tab.evaluate(() => window.firstFrameMs);
  await tab.evaluate(() => window.consilium.idle());
  await context.close();
  return { firstFrameMs, bytes };
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(page, { port: 0 });
const browser = await browserType.launch(chromium());
const visits = [];
try {
  for (let i = 0; i < runs; i += 1) visits.push(await visit(browser, server.url));
} finally {
  await browser.close();
  await server.close();
}

const parts = [...visits[0].bytes].sort((a, b) => b[1] - a[1]);
const total = parts.reduce((sum, [, size]) => sum + size, 0);
const rows = parts.map(([part, size]) => ({ metric: `first load, ${part}`, value: size / 1000, unit: "kB" }));
rows.push({ metric: "first load, all", value: total / 1000, unit: "kB", most: limits.transfer_kb });
rows.push({
  metric: `first frame with the sample study, median of ${runs}`,
  value: median(visits.map((each) => each.firstFrameMs)) / 1000,
  unit: "s",
  most: limits.first_frame_s,
});
report("startup", rows);
