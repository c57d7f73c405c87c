// The shell itself: rest, loss of the graphics, offline use, refusals, the way out of a crash.
import { expect, test } from "@playwright/test";
import { expectCleanPage, frames, idle, pick, press, start } from "./support/app";
import { violations } from "./support/axe";
import { clinicLog } from "./support/clinic_log.mjs";

test("at rest nothing is drawn", async ({ page }) => {
  expectCleanPage(page);
  await start(page);
  const before = await frames(page);
  // The one wait that is allowed: resting is what is measured.
  await page.waitForTimeout(10_000);
  expect(await frames(page)).toBe(before);
  await page.mouse.move(700, 450);
  await idle(page);
  expect(await frames(page)).toBeGreaterThan(before);
});

test("a lost graphics context comes back with the same picture", async ({ page }) => {
  await start(page);
  const before = await page.screenshot();
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const canvas = document.getElementById("canvas") as HTMLCanvasElement;
        const loss = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
        canvas.addEventListener("webglcontextlost", () => setTimeout(() => loss?.restoreContext()), { once: true });
        canvas.addEventListener("webglcontextrestored", () => resolve(), { once: true });
        loss?.loseContext();
      }),
  );
  await idle(page);
  expect(await page.screenshot()).toEqual(before);
});

test("the page works offline after the first visit", async ({ page, context }) => {
  await start(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.reload();
  await idle(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/behave the way you need/);
  await press(page.getByRole("button", { name: "Open the HealthBench study" }));
  await expect(page.getByRole("main", { name: "Overview" })).toBeVisible();
});

test("a page that may not use WebAssembly says so", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("cannot run WebAssembly");
});

test("a page without WebGL 2 says so", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("WebGL 2");
});

test("a crash leads to a plain page that gives the studies back", async ({ page }) => {
  const crash = async (): Promise<void> => {
    await page.evaluate(() => setTimeout(() => { throw new Error("made by the test"); })); // prettier-ignore
    await expect(page.getByRole("alert")).toContainText("Consilium has stopped");
  };
  await start(page);
  await pick(page, [clinicLog(4)]);
  await crash();
  await page.getByRole("button", { name: "Reload" }).click();
  await idle(page);
  await expect(page.getByRole("main", { name: "Overview" })).toBeVisible();

  await crash();
  expect(await violations(page)).toEqual([]);
  await page.getByText("Technical details").click();
  await expect(page.getByText(/made by the test/)).toBeVisible();
  // The keys are the browser's again: this one scrolls.
  const taken = await page.evaluate(
    () =>
      !document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true, cancelable: true })),
  );
  expect(taken).toBe(false);
  await page.getByRole("button", { name: "Save my studies as files" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: /\.consilium$/ }).click();
  expect((await saved).suggestedFilename()).toMatch(/^local-[0-9a-f]+\.consilium$/);
  await page.getByRole("button", { name: "Start without opening a study" }).click();
  await idle(page);
  await expect(page.getByRole("main", { name: "Home" })).toBeVisible();
  await press(page.getByRole("table", { name: "Studies on this device" }).getByRole("button", { name: "clinic" }));
  await expect(page.getByRole("main", { name: "Overview" })).toBeVisible();
});

test("the picture follows the size and the density of the window", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    viewport: { width: 1000, height: 700 },
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await start(page);
  const pixels = (): Promise<number[]> =>
    page.evaluate(() => {
      const canvas = document.getElementById("canvas") as HTMLCanvasElement;
      return [canvas.width, canvas.height];
    });
  expect(await pixels()).toEqual([2000, 1400]);
  await page.setViewportSize({ width: 640, height: 500 });
  await expect.poll(pixels).toEqual([1280, 1000]);
  await context.close();
});

test("nothing is asked of any other place", async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL ?? "") && !/^(blob|data):/.test(url)) elsewhere.push(url);
  });
  await start(page);
  await pick(page, [clinicLog(4)]);
  expect(elsewhere).toEqual([]);
});
