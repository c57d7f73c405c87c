// How fast the browser's build makes cases, and makes and judges them, in real Chromium on one thread; the native build
// beside it as a ratio. `./dev bench cases`
import { chromium as browserType } from "@playwright/test";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { bareSite } from "../support/bare_site.mjs";
import { chromium } from "../support/chromium.mjs";
import { report } from "../support/bench_report.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const caseTool = path.join(project, "out/build/native/shared/cli/case-tool");
const count = Number(process.env.CONSILIUM_CASES ?? 50_000);
const least = 10_000; // cases a second, made in the browser

const site = await bareSite({
  "case_bench.js": path.join(project, "out/build/wasm/tests/wasm/case_bench.js"),
  "case_bench.wasm": path.join(project, "out/build/wasm/tests/wasm/case_bench.wasm"),
  cases: path.join(project, "assets/cases"),
  "case_bench_page.js": path.join(project, "tests/support/case_bench_page.js"),
});
const browser = await browserType.launch(chromium());
const page = await browser.newPage();
await page.goto(site.url);

async function inBrowser(judged) {
  return page.evaluate(
    async ([many, judge]) => {
      const { openCases } = await import(new URL("case_bench_page.js", document.baseURI).href);
      const digest = await openCases();
      digest(1, 500, judge); // compiled and warm
      const begun = performance.now();
      digest(2, many, judge);
      return (1000 * many) / (performance.now() - begun);
    },
    [count, judged],
  );
}

function native(judged) {
  const run = (many) => {
    const begun = performance.now();
    execFileSync(caseTool, ["digest", "--count", String(many), "--seed", "2", "--judged", judged ? "yes" : "no"], {
      cwd: project,
    });
    return performance.now() - begun;
  };
  const first = run(1); // with the book and the start of the program
  return (1000 * (count - 1)) / (run(count) - first);
}

const rows = [];
for (const [metric, judged] of [
  ["cases made", false],
  ["cases made and judged", true],
]) {
  const browserRate = await inBrowser(judged);
  const nativeRate = native(judged);
  rows.push({ metric, value: browserRate, unit: "a second", ...(judged ? {} : { least }) });
  rows.push({ metric, subject: "native build", value: nativeRate, unit: "a second" });
  rows.push({ metric: `${metric}, browser to native`, value: browserRate / nativeRate, unit: "times" });
}
report("cases", rows);
await browser.close();
await site.close();
