// Browser tests against the built page. `./dev test e2e` builds it and names the folder in CONSILIUM_PAGE.
import { defineConfig } from "@playwright/test";
import path from "node:path";
import { chromium } from "../support/chromium.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const page = process.env.CONSILIUM_PAGE ?? path.join(project, "out/build/wasm/web");
// Workers read this file again: the first reading chooses the port for all of them.
process.env.CONSILIUM_PORT ??= String(20000 + (process.pid % 20000));
const port = Number(process.env.CONSILIUM_PORT);
const results = path.join(project, "out/e2e");

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.{ts,mjs}",
  outputDir: path.join(results, "artifacts"),
  snapshotPathTemplate: "{testDir}/snapshots/{testFileName}/{arg}{ext}",
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: Number(process.env.CONSILIUM_WORKERS ?? 2),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: process.env.CONSILIUM_E2E_REPORT ?? path.join(results, "report.json") }]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: chromium(),
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `node "${path.join(project, "web/tools/serve.mjs")}" "${page}" --port ${port} --exact`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
