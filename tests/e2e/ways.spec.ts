// Ways through the app: by keyboard in the order of reading, by the browser's Back, by links.
import { expect, test, type Page } from "@playwright/test";
import { enter, expectCleanPage, goTo, idle, pick, press, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const view = (page: Page, name: string) => page.getByRole("main", { name });

interface Stop {
  name: string;
  part: string; // the landmark it lies in
  box: { left: number; right: number; top: number; bottom: number };
  seen: boolean;
}

// Where Tab leads from the first control of the page until it leaves it.
async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.locator("#mirror :is(button, input, a):not([tabindex='-1'])").first().focus();
  for (let presses = 0; presses < 80; presses += 1) {
    if (presses > 0) await page.keyboard.press("Tab");
    const stop = await page.evaluate(async () => {
      await window.consilium?.idle();
      const at = document.activeElement;
      if (!at || at === document.body) return undefined;
      const { left, right, top, bottom } = at.getBoundingClientRect();
      const landmark = at.closest("header, nav, section, main, aside, footer, table");
      const within = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return {
        name: at.textContent || at.getAttribute("aria-label") || "",
        part: `${landmark?.tagName} ${landmark?.getAttribute("aria-label")}`,
        box: { left, right, top, bottom },
        seen: within && right - left > 1 && bottom - top > 1,
      };
    });
    const aroundAgain = stop && stops[0]?.name === stop.name && stops[0].part === stop.part;
    if (!stop || aroundAgain) break;
    stops.push(stop);
  }
  return stops;
}

// In one landmark a control that stands on the line of the one before it stands to its right.
const backwards = (stops: Stop[]): string[] =>
  stops.flatMap((stop, i) => {
    const before = stops[i - 1];
    if (!before || before.part !== stop.part) return [];
    const sameLine = Math.min(before.box.bottom, stop.box.bottom) - Math.max(before.box.top, stop.box.top) > 12;
    return sameLine && stop.box.left < before.box.left ? [`${stop.name} after ${before.name}`] : [];
  });

test("Tab goes through every view in the order of reading, and shows where it is", async ({ page }) => {
  test.slow();
  expectCleanPage(page);
  await start(page);
  await pick(page, [clinicLog(4)]);
  for (const name of ["Home", "Overview", "Criteria", "Evidence", "About"]) {
    await enter(page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true }));
    const stops = await tabStops(page);
    expect(stops.length, name).toBeGreaterThan(8);
    expect.soft(backwards(stops), name).toEqual([]);
    expect
      .soft(
        stops.filter(({ seen }) => !seen).map((stop) => stop.name),
        name,
      )
      .toEqual([]);
    // The bar at the top, then the views, then what the view holds.
    const parts = stops.map(({ part }) => (/^(HEADER|NAV)/.exec(part) ?? ["content"])[0]);
    expect.soft([...new Set(parts)], name).toEqual(["HEADER", "NAV", "content"]);
    expect.soft(parts.lastIndexOf("NAV"), name).toBeLessThan(parts.indexOf("content"));
  }
});

test("the browser's Back and Forward follow the ways in the app, and a link opens while it runs", async ({ page }) => {
  expectCleanPage(page, /404/); // the study that is not there
  await start(page);
  await pick(page, [clinicLog(6)]);
  await press(page.getByRole("button", { name: "See criterion by criterion" }));
  await expect(view(page, "Criteria")).toBeVisible();
  await goTo(page, "Evidence");
  const back = async (name: string): Promise<void> => {
    await page.goBack();
    await idle(page);
    await expect(view(page, name)).toBeVisible();
  };
  await back("Criteria");
  await back("Overview");
  await expect(page.getByText("Model A").first()).toBeVisible();
  await back("Home");
  await page.goForward();
  await idle(page);
  await expect(view(page, "Overview")).toBeVisible();

  // As if pasted into the address bar: the page stays, only the fragment changes.
  const follow = async (fragment: string): Promise<void> => {
    await page.evaluate((to) => (location.hash = to), fragment);
    await idle(page);
  };
  await follow("#v=1&s=shipped%3Ahealthbench-table8&p=criteria");
  await expect(view(page, "Criteria")).toBeVisible();
  const study = page.getByRole("banner").getByRole("button", { name: "HealthBench, published table" });
  await expect(study).toBeVisible();
  await follow("#v=1&s=shipped%3Anothing&p=overview");
  await expect(page.getByRole("alert")).toContainText("There is no such study among those shipped with this page.");
  await expect(study).toBeVisible();
  for (const damaged of ["#%E0%A4%A", "#v=9999&p=nowhere&s=%00", `#${"x".repeat(20_000)}`]) {
    await follow(damaged);
    await expect(page.getByRole("main")).toBeVisible();
    await expect(study.or(page.getByText("Consilium", { exact: true })).first()).toBeVisible();
  }
  await page.goBack();
  await page.goBack();
  await idle(page);
  await expect(page.getByRole("main")).toBeVisible();
});
