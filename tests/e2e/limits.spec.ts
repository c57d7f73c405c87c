// What does not fit: files, memory, storage. Each is told in a sentence, and nothing that is open is lost.
import { expect, test, type Page } from "@playwright/test";
import { command, drop, expectCleanPage, goTo, idle, pick, press, shippedStudies, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const overview = (page: Page) => page.getByRole("main", { name: "Overview" });
const other = () => ({ ...clinicLog(4), name: "other.csv" });

// Made of one small part over and over, which the browser holds once.
async function dropLarge(page: Page, sizesInMillions: number[]): Promise<void> {
  await page.evaluate((sizes) => {
    const carried = new DataTransfer();
    const part = new Blob([new Uint8Array(1_000_000)]);
    for (const size of sizes) carried.items.add(new File(Array<Blob>(size).fill(part), `large-${size}.eval`));
    const canvas = document.getElementById("canvas") as HTMLElement;
    canvas.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
  }, sizesInMillions);
  await idle(page);
}

test("files that are too large are refused before they are read", async ({ page }) => {
  expectCleanPage(page);
  await start(page);
  await pick(page, [clinicLog(4)]);
  let workers = 0;
  page.on("worker", () => (workers += 1));
  await dropLarge(page, [2000]);
  await expect(page.getByRole("alert")).toContainText(
    "large-2000.eval is too large to open in a browser: 2.0 GB, and 1.0 GB is the most.",
  );
  await dropLarge(page, [900, 900, 900]);
  await expect(page.getByRole("alert")).toContainText("Together these 3 files are too large to open in a browser");
  expect(workers).toBe(0);
  await expect(overview(page)).toBeVisible();
  await expect(page.getByText("Model A").first()).toBeVisible();
});

test.describe("without memory", () => {
  // The import worker is to come from the test, not from the service worker's cache.
  test.use({ serviceWorkers: "block" });

  test("an import that runs out of memory says so, and the next one works", async ({ page }) => {
    await page.route("**/import_worker.js", async (route) => {
      const response = await route.fetch();
      const refuse = "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('refused by the test'); };";
      await route.fulfill({ response, body: refuse + (await response.text()) });
    });
    await start(page);
    await press(page.getByRole("button", { name: "Open the HealthBench study" }));
    // One has no room itself, the other none for what is made of it.
    await dropLarge(page, [100]);
    await expect(page.getByRole("alert")).toContainText("There is not enough memory in the browser to read this.");
    await press(page.getByRole("button", { name: "Dismiss" }));
    await drop(page, [clinicLog(3000)]);
    await expect(page.getByRole("alert")).toContainText("There is not enough memory in the browser to read this.");
    await expect(page.getByRole("region", { name: "Notice" })).toContainText("Close other tabs");
    await expect(overview(page)).toBeVisible();
    await page.unroute("**/import_worker.js");
    await drop(page, [clinicLog(4)]);
    await expect(page.getByText("Model A").first()).toBeVisible();
  });
});

test("a study that finds no room is open all the same, and is not said to be kept", async ({ page, baseURL }) => {
  expectCleanPage(page, /ERR_FAILED/); // nor does the offline copy find room
  await start(page);
  const browser = await page.context().newCDPSession(page);
  const origin = new URL(baseURL ?? "").origin;
  await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await pick(page, [clinicLog(4)]);
  await expect(page.getByRole("alert")).toContainText(
    "The study is open, but cannot be kept on this device: there is no room left for this page.",
  );
  await expect(overview(page)).toBeVisible();
  await goTo(page, "Home");
  const kept = page.getByRole("table", { name: "Studies on this device" }).getByRole("button");
  await expect(kept).toHaveText(shippedStudies);

  await browser.send("Storage.overrideQuotaForOrigin", { origin });
  await pick(page, [other()]);
  await goTo(page, "Home");
  await expect(kept).toHaveText(["other", ...shippedStudies]);
});

test("a browser that allows no storage at all still shows a study", async ({ page }) => {
  expectCleanPage(page);
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException("refused by the test", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.deleteDatabase = refuse;
  });
  await start(page);
  await pick(page, [clinicLog(4)]);
  await expect(page.getByRole("alert")).toContainText("the browser allows no storage here");
  await expect(overview(page)).toBeVisible();
  await press(page.getByRole("button", { name: "Dark theme" }));
  await expect(page.getByRole("alert")).toContainText("Settings cannot be kept on this device");
  await expect(page.getByRole("button", { name: "Light theme" })).toBeVisible();
  await command(page, "Delete everything");
  await press(page.getByRole("dialog").getByRole("button", { name: "Delete everything" }));
  await expect(page.getByRole("alert")).toHaveText(
    "Not everything could be deleted: the browser allows no storage here (a private window, perhaps).",
  );
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});
