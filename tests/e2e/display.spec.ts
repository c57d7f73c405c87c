// For people who need it otherwise: forced colours, no motion, text at 200 %. Every view, wide and on a phone.
import { expect, test, type Page } from "@playwright/test";
import { violations } from "./support/axe";
import { command, expectCleanPage, goTo, idle, pick, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const views = ["Home", "Overview", "Criteria", "Evidence", "About"];
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

// Controls that cannot be seen where they stand must come into view, large enough, when they get the focus. A control's
// element is as large as what is seen of it.
async function controlsOutOfReach(page: Page): Promise<string[]> {
  const lost = await page.evaluate(async () => {
    const settled = (): Promise<void> | undefined => window.consilium?.idle();
    const seen = (element: Element): boolean => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return width >= 23 && height >= 16 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    };
    const names: string[] = [];
    const controls = document.querySelectorAll<HTMLElement>("#mirror :is(button, input, a):not([tabindex='-1'])");
    for (const control of controls) {
      if (seen(control)) continue;
      control.focus();
      await settled();
      if (!seen(control)) names.push(`${control.textContent || control.getAttribute("aria-label")}`);
    }
    return names;
  });
  return lost;
}

async function lookAtEveryView(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await idle(page);
  for (const name of views) {
    await goTo(page, name);
    const where = `${name} at ${size.width} pixels`;
    expect.soft(await violations(page), where).toEqual([]);
    expect.soft(await controlsOutOfReach(page), where).toEqual([]);
    await expect(page.getByRole("navigation", { name: "Views" }).getByRole("button", { name })).toHaveAttribute(
      "aria-current",
      "page",
    );
  }
}

test.beforeEach(async ({ page }) => {
  test.slow();
  expectCleanPage(page);
});

test("scripts that the page has no font for are painted by the browser, joined ones a line at a time", async ({
  page,
}) => {
  const arabic = "ألم الصدر قد يكون علامة على مشكلة في القلب.";
  const table = `model,scenario,criterion,met,response\nalpha,1,urgent,yes,${arabic}\nalpha,2,urgent,no,胸が痛い\n`;
  await page.addInitScript(() => {
    const asked: string[] = [];
    const paint = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
      asked.push(words);
      paint.call(this, words, x, y);
    };
    Object.assign(window, { asked });
  });
  const painted = (): Promise<string[]> => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
  await start(page);
  await pick(page, [{ name: "scripts.csv", mimeType: "text/csv", buffer: Buffer.from(table) }]);
  await goTo(page, "Evidence");
  const paragraph = page.getByRole("region", { name: "The response that is judged" }).getByRole("paragraph");
  await expect(paragraph).toHaveText(arabic);
  expect(await painted()).toContain(arabic);
  const ink = await page.screenshot({ clip: (await paragraph.boundingBox()) ?? undefined });
  const count = (await painted()).length;
  await page.getByRole("button", { name: "Next scenario" }).dispatchEvent("click");
  await idle(page);
  await expect(paragraph).toHaveText("胸が痛い");
  expect(await painted()).toEqual(expect.arrayContaining(["胸", "が", "痛", "い"]));
  await page.getByRole("button", { name: "Previous scenario" }).dispatchEvent("click");
  await idle(page);
  // What was painted is kept, and drawn again as it was.
  expect((await painted()).slice(count).filter((words) => words.includes(arabic))).toEqual([]);
  expect(await page.screenshot({ clip: (await paragraph.boundingBox()) ?? undefined })).toEqual(ink);
});

test("forced colours and reduced motion", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await start(page);
  await pick(page, [clinicLog(6)]);
  await lookAtEveryView(page, wide);
  await lookAtEveryView(page, phone);
});

test("text at 200 %, by the app's own command and by the browser's font size", async ({ page }) => {
  await start(page);
  await pick(page, [clinicLog(6)]);
  await command(page, "Text size 200");
  await lookAtEveryView(page, wide);
  await command(page, "Text size 100");
  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
  await lookAtEveryView(page, phone);
});
