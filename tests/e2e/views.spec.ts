// Every view as assistive technology has it: an aria snapshot each, and no finding of axe-core.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { expectCleanPage, idle, pick, press, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const views = ["Home", "Overview", "Criteria", "Evidence", "About"] as const;

async function openView(page: Page, name: string): Promise<void> {
  const destination = page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true });
  await press(destination);
}

async function expectNoViolation(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).analyze();
  const said = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  expect(said).toEqual([]);
}

for (const name of views) {
  test(`${name} reads as agreed and has no violation`, async ({ page }) => {
    expectCleanPage(page);
    await start(page);
    await pick(page, [clinicLog(6)]);
    await openView(page, name);
    await expect(page.locator("#mirror")).toMatchAriaSnapshot({
      name: `${name.toLowerCase()}-wide.aria.yml`,
    });
    await expectNoViolation(page);
  });
}

test("the dialogs have no violation and hold the focus", async ({ page }) => {
  await start(page);
  for (const key of ["Control+k", "?"]) {
    await page.keyboard.press(key);
    await idle(page);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await expectNoViolation(page);
    for (let i = 0; i < 12; i += 1) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("main, nav, header") ?? null)).toBeNull();
    await page.keyboard.press("Escape");
    await idle(page);
    await expect(dialog).toHaveCount(0);
  }
});
