// How much the first visit transfers, part by part, and how long it takes to the first frame with the sample study.
// Everything is measured on the built page, served with brotli, in a fresh profile each time; the transfer on a visit
// of its own, because listening to the network slows the page. `./dev bench startup`
import { chromium as browserType } from "@playwright/test";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { atRest } from "../support/browser_at_rest.mjs";
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

// Tells when the app had arrived, when the sample's overview stood in the mirror, and when its frame had been drawn (ms).
// It speaks through the console because Playwright's own ways of waiting load a third of a megabyte of script into the
// page that they watch.
const word = "first frame: ";
function tellFirstFrame(word) {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('main[aria-label="Overview"]')) return;
    observer.disconnect();
    const built = performance.now();
    const app = performance.getEntriesByType("resource").find((each) => each.name.endsWith("/consilium.wasm"));
    const tell = () =>
      console.debug(word + JSON.stringify({ arrived: app.responseEnd, built, drawn: performance.now() }));
    requestAnimationFrame(tell);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

async function freshTab(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  return { context, tab: await context.newPage() };
}

async function firstFrame(browser, url) {
  const { context, tab } = await freshTab(browser);
  await tab.addInitScript(tellFirstFrame, word);
  const told = tab.waitForEvent("console", (message) => message.text().startsWith(word));
  await atRest(browser);
  await tab.goto(url + sample, { waitUntil: "commit" });
  const times = JSON.parse((await told).text().slice(word.length));
  await context.close();
  return times;
}

// Bytes on the wire for each part.
async function transferred(browser, url) {
  const { context, tab } = await freshTab(browser);
  const network = await context.newCDPSession(tab);
  await network.send("Network.enable");
  const urls = new Map();
  const bytes = new Map();
  network.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const part = partOf(urls.get(requestId));
    bytes.set(part, (bytes.get(part) ?? 0) + encodedDataLength);
  });
  await tab.goto(url + sample);
  await tab.waitForFunction(() => window.consilium);
  await tab.evaluate(() => window.consilium.idle());
  await context.close();
  return bytes;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(page, { port: 0 });
const browser = await browserType.launch(chromium());
let bytes;
const times = [];
try {
  bytes = await transferred(browser, server.url);
  for (let i = 0; i < runs; i += 1) times.push(await firstFrame(browser, server.url));
} finally {
  await browser.close();
  await server.close();
}

const parts = [...bytes].sort((a, b) => b[1] - a[1]);
const total = parts.reduce((sum, [, size]) => sum + size, 0);
const rows = parts.map(([part, size]) => ({ metric: `first load, ${part}`, value: size / 1000, unit: "kB" }));
rows.push({ metric: "first load, all", value: total / 1000, unit: "kB", most: limits.transfer_kb });
const medianS = (of) => median(times.map(of)) / 1000;
rows.push({ metric: "until the app has arrived", value: medianS((each) => each.arrived), unit: "s" });
rows.push({ metric: "until the sample's overview is built", value: medianS((each) => each.built), unit: "s" });
rows.push({
  metric: `first frame with the sample study, median of ${runs}`,
  value: medianS((each) => each.drawn),
  unit: "s",
  most: limits.first_frame_s,
});
report("startup", rows);
