// What stays on the device: the change from one version of the page to the next.
import { expect, test, type Page } from "@playwright/test";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { idle, press } from "./support/app";

const built = process.env.CONSILIUM_PAGE ?? path.resolve(import.meta.dirname, "../../out/build/wasm/web");

const untilOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

// The built page under another version's name, as a later build would be.
function makeNextVersion(folder: string): void {
  cpSync(built, folder, { recursive: true });
  const version = readdirSync(folder).find((name) => name.startsWith("v-")) ?? "";
  const next = "v-0123456789ab";
  renameSync(path.join(folder, version), path.join(folder, next));
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (name.endsWith(".br")) rmSync(file);
    else if (/\.(html|js)$/.test(name) && statSync(file).isFile())
      writeFileSync(file, readFileSync(file, "utf8").replaceAll(version, next));
  }
}

test("an open page tells of a new version, and a page of that version does not", async ({ context }, testInfo) => {
  const next = testInfo.outputPath("next");
  const site = testInfo.outputPath("site");
  makeNextVersion(next);
  symlinkSync(built, site);
  const server = await serve(site, { port: 0 });
  const scriptOf = (page: Page): Promise<string | null> =>
    page.evaluate(() => document.querySelector("script")?.getAttribute("src") ?? null);
  try {
    const early = await context.newPage();
    await early.goto(server.url);
    await idle(early);
    await untilOffline(early);
    rmSync(site);
    symlinkSync(next, site);
    const late = await context.newPage();
    await late.goto(server.url);
    await expect(early.getByRole("status")).toHaveText("A new version is ready. Reload the page to use it.");
    await idle(late);
    expect(await scriptOf(late)).toContain("v-0123456789ab");
    // Pages keep what they were opened with: here a study of the version before.
    await press(early.getByRole("button", { name: "Open the HealthBench study" }));
    await expect(early.getByRole("main", { name: "Overview" })).toBeVisible();
    await early.reload();
    await idle(early);
    expect(await scriptOf(early)).toContain("v-0123456789ab");
    await expect(late.getByRole("status")).toBeEmpty();
    await context.setOffline(true);
    await late.reload();
    await idle(late);
    expect(await scriptOf(late)).toContain("v-0123456789ab");
  } finally {
    await server.close();
  }
});
