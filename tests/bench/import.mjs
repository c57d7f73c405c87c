// How fast a large log is read, and what memory that takes: the same generated 200 MB of JSON Lines in the browser's
// worker and by the command line. `./dev bench import`
import { chromium as browserType } from "@playwright/test";
import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { chromium } from "../support/chromium.mjs";
import { report } from "../support/bench_report.mjs";

const bytes = Number(process.env.CONSILIUM_BENCH_BYTES ?? 200e6);
const project = path.resolve(import.meta.dirname, "../..");
const page = process.env.CONSILIUM_PAGE ?? path.join(project, "out/build/wasm/web");
const cli = process.env.CONSILIUM_CLI ?? path.join(project, "out/build/native/shared/cli/consilium-cli");

// Replies of some 600 characters, as in health conversations, and four judgments each with a rationale.
async function generate(file) {
  const out = createWriteStream(file);
  const words =
    "rest fluids doctor if it gets worse or lasts longer than three days call the ward and tell them what you took ";
  const criteria = ["Sends emergencies on", "Names warning signs", "Asks for what is missing", "Plain words"];
  let written = 0;
  for (let scenario = 0; written < bytes; scenario += 1) {
    let lines = "";
    for (const model of ["Model A", "Model B"]) {
      criteria.forEach((criterion, i) => {
        const row = {
          model, scenario: `case-${scenario}`, criterion, met: (scenario + i) % 3 !== 0, rater: "grader", rater_kind: "model",
          rationale: `In case ${scenario} the reply ${i % 2 ? "does" : "does not"} do this.`,
          prompt: `I am patient ${scenario} and have had this for ${scenario % 14} days.`,
          response: `${model} on case ${scenario}: ${words.repeat(5)}`,
        }; // prettier-ignore
        lines += `${JSON.stringify(row)}\n`;
      });
    }
    written += lines.length;
    if (!out.write(lines)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

// The highest resident size of a process while it runs, from Linux' own record of it.
function peakOf(child) {
  let peak = 0;
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // it has just ended
    }
  };
  const timer = setInterval(look, 20);
  child.once("exit", () => clearInterval(timer));
  return () => peak;
}

async function byCommandLine(file) {
  const start = performance.now();
  const child = spawn(cli, ["summary", file, "--json"], { stdio: ["ignore", "ignore", "inherit"] });
  const peak = peakOf(child);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`consilium-cli ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peak: peak() };
}

async function byWorker(file) {
  const server = await serve(page, { port: 0 });
  const browser = await browserType.launch(chromium());
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.waitForFunction(() => window.consilium !== undefined);
    await tab.evaluate(() => window.consilium.idle());
    await tab.evaluate(() =>
      document.getElementById("picker").addEventListener("change", () => (window.startMs = performance.now())),
    );
    await tab.locator("#picker").setInputFiles(file);
    await tab.waitForFunction(() => window.consilium.lastImport() !== undefined, undefined, { timeout: 600_000 });
    return await tab.evaluate(() => {
      const { endMs, peakBytes } = window.consilium.lastImport();
      return { seconds: (endMs - window.startMs) / 1000, peak: peakBytes };
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

const folder = mkdtempSync(path.join(tmpdir(), "consilium-bench-"));
try {
  const file = path.join(folder, "generated.jsonl");
  await generate(file);
  const megabytes = statSync(file).size / 1e6;
  const rows = [];
  for (const [way, measured] of [
    ["command line", await byCommandLine(file)],
    ["browser worker", await byWorker(file)],
  ]) {
    rows.push({
      metric: `import ${megabytes.toFixed(0)} MB JSONL, ${way}, speed`,
      value: megabytes / measured.seconds,
      unit: "MB/s",
    });
    rows.push({
      metric: `import ${megabytes.toFixed(0)} MB JSONL, ${way}, peak memory`,
      value: measured.peak / 1e6,
      unit: "MB",
    });
  }
  report("import", rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
