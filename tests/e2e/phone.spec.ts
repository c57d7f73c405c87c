// The same on a phone, by touch: every view without a finding of axe-core, and the way from a cell to the words.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { enter, expectCleanPage, idle, start } from "./support/app";
import { violations } from "./support/axe";
import { clinicLog } from "./support/clinic_log.mjs";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

const tab = (page: Page, name: string): Locator =>
  page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true });

async function tap(target: Locator): Promise<void> {
  await target.tap({ force: true });
  await idle(target.page());
}

async function open(page: Page): Promise<void> {
  await start(page);
  const chooser = page.waitForEvent("filechooser");
  // Below the fold: the keyboard's path brings it into view.
  await enter(page.getByRole("button", { name: "Choose files" }));
  await (await chooser).setFiles([clinicLog(6)]);
  await idle(page);
}

test("every view can be reached by a tap, reads as agreed and has no violation", async ({ page }) => {
  test.slow();
  expectCleanPage(page);
  await open(page);
  for (const name of ["Home", "Overview", "Criteria", "Evidence", "About"]) {
    await tap(tab(page, name));
    await expect(tab(page, name)).toHaveAttribute("aria-current", "page");
    await expect.soft(page.locator("#mirror")).toMatchAriaSnapshot({ name: `${name.toLowerCase()}-phone.aria.yml` });
    expect.soft(await violations(page), name).toEqual([]);
  }
});

test("a tap on a cell leads to the words behind it", async ({ page }) => {
  expectCleanPage(page);
  await open(page);
  await tap(tab(page, "Criteria"));
  await tap(page.getByRole("row", { name: "Sends emergencies on" }).getByRole("cell").nth(1).getByRole("button"));
  await tap(page.getByRole("button", { name: /Read/ }));
  await expect(tab(page, "Evidence")).toHaveAttribute("aria-current", "page");
});

test("a finger scrolls, and the page stays where it is", async ({ page }) => {
  await start(page, "#v=1&s=shipped%3Ahealthbench-table8&p=overview");
  const place = (): Promise<number | undefined> =>
    page
      .getByRole("heading", { level: 1 })
      .boundingBox()
      .then((box) => box?.y);
  const before = await place();
  const touch = await page.context().newCDPSession(page);
  const at = (y: number) => [{ x: 195, y }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(600) });
  for (let y = 580; y >= 300; y -= 20)
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(y) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await idle(page);
  expect(await place()).not.toBe(before);
  expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
});
