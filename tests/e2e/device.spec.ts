// What stays on the device: deleting all of it, and the change from one version of the page to the next.
import { expect, test, type Page } from "@playwright/test";
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { expectCleanPage, goTo, idle, pick, press, shippedStudies, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const built = process.env.CONSILIUM_PAGE ?? path.resolve(import.meta.dirname, "../../out/build/wasm/web");
const studies = (page: Page) => page.getByRole("table", { name: "Studies on this device" });

const untilOffline = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

const kept = (page: Page): Promise<unknown> =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    texts: Object.keys(localStorage),
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test("everything on this device is deleted, once that is confirmed", async ({ page }) => {
  expectCleanPage(page);
  await start(page);
  await untilOffline(page);
  await pick(page, [clinicLog(4)]);
  await press(page.getByRole("button", { name: "Dark theme" }));
  const before = await kept(page);
  expect(before).toMatchObject({ databases: ["consilium"], caches: 1, workers: 1 });
  await goTo(page, "Home");
  await expect(studies(page)).toContainText("clinic");

  const ask = page.getByRole("button", { name: "Delete everything on this device" });
  const question = page.getByRole("dialog", { name: "Delete everything on this device?" });
  await press(ask);
  await expect(question).toContainText("It cannot be undone.");
  await press(question.getByRole("button", { name: "Keep everything" }));
  await expect(question).toHaveCount(0);
  expect(await kept(page)).toEqual(before);

  await press(ask);
  await press(question.getByRole("button", { name: "Delete everything" }));
  await expect(page.getByRole("status")).toHaveText("Everything that Consilium kept on this device is deleted.");
  expect(await kept(page)).toEqual({ databases: [], texts: [], caches: 0, workers: 0 });
  await expect(page.getByRole("main", { name: "Home" })).toBeVisible();
  await expect(studies(page).getByRole("button")).toHaveText(shippedStudies);
  await expect(page.getByRole("button", { name: "Dark theme" })).toBeVisible();

  await page.reload();
  await idle(page);
  await expect(page.getByRole("main", { name: "Home" })).toBeVisible();
  await expect(studies(page).getByRole("button")).toHaveText(shippedStudies);
});

// The service worker asks for itself, the start page, manifest and icon, and every file of the version folder.
const requestsOfOfflineCopy = (): number => {
  const version = readdirSync(built).find((name) => name.startsWith("v-")) ?? "";
  const below = readdirSync(path.join(built, version), { recursive: true, withFileTypes: true });
  // What belongs to the lab is kept when it is first used, not before.
  const ofLab = /^((engine|model)_worker\.js|case_book\.json|ort\/.*|models\/.*)$/;
  const copied = below.filter((entry) => {
    const name = path.relative(path.join(built, version), path.join(entry.parentPath, entry.name));
    return entry.isFile() && !name.endsWith(".br") && !ofLab.test(name);
  });
  return 4 + copied.length;
};

test("everything is deleted also while the offline copy is still being made", async ({ page, context }) => {
  let makeCopy = (): void => {};
  const mayCopy = new Promise<void>((resolve) => (makeCopy = resolve));
  await context.route("**/*", async (route) => {
    if (route.request().serviceWorker()) await mayCopy;
    await route.continue();
  });
  let copied = 0;
  context.on("requestfinished", (request) => (copied += request.serviceWorker() ? 1 : 0));
  await page.exposeFunction("deletionBegins", () => makeCopy());
  await page.addInitScript(() => {
    const deleteDatabase = IDBFactory.prototype.deleteDatabase;
    IDBFactory.prototype.deleteDatabase = function (name: string): IDBOpenDBRequest {
      (window as unknown as { deletionBegins: () => void }).deletionBegins();
      return deleteDatabase.call(this, name);
    };
  });
  await start(page);
  await press(page.getByRole("button", { name: "Delete everything on this device" }));
  await press(page.getByRole("dialog").getByRole("button", { name: "Delete everything" }));
  await expect(page.getByRole("status")).toHaveText("Everything that Consilium kept on this device is deleted.");
  await expect.poll(() => copied).toBe(requestsOfOfflineCopy());
  expect(await kept(page)).toEqual({ databases: [], texts: [], caches: 0, workers: 0 });
});

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
