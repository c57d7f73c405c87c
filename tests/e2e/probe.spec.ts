// The lab's probes with the shipped teaching model, really run in the page, in a browser without WebGPU.
import { expect, test } from "@playwright/test";
import { expectCleanPage, goTo, idle, press, start } from "./support/app";
import { chromium } from "../support/chromium.mjs";
import { violations } from "./support/axe";

// The model shares the processor with the tests beside it.
test.describe.configure({ timeout: 180_000 });
test.use({ launchOptions: chromium({ withWebgpu: false }) });

const languageProbe = `#v=1&p=probe&pr=${encodeURIComponent("k=counterfactual~n=4~d=unequal_urgency")}`;

test("a probe is run from the lab, says what it found, and leads to the exchanges behind a point", async ({ page }) => {
  expectCleanPage(page);
  await start(page, languageProbe);
  await press(page.getByRole("button", { name: "Run", exact: true })); // idle once all is answered
  await expect(page.getByText("Told of 4 cases.")).toBeVisible();
  await expect(page.getByText(/^Finished in/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const exchanges = page.getByRole("complementary", { name: "Exchanges" });
  await press(exchanges.getByRole("button", { name: "Read the exchange" }).first());
  await expect(exchanges.getByText("Asked", { exact: true })).toBeVisible();
});

test("a stopped probe goes on where it stood, and its link shows the same settings", async ({ page }) => {
  expectCleanPage(page);
  await start(page, languageProbe);
  await page.getByRole("button", { name: "Run", exact: true }).click({ force: true });
  await expect(page.getByText(/^[1-9]\d* of 16 questions/)).toBeVisible();
  await press(page.getByRole("button", { name: "Stop", exact: true }));
  const stopped = await page.getByText(/of 16 questions/).textContent();
  await press(page.getByRole("button", { name: "Go on", exact: true }));
  await expect(page.getByText("Told of 4 cases.")).toBeVisible();
  expect(stopped).not.toContain("16 of 16");
});

test("the lab leads to its probes", async ({ page }) => {
  await start(page);
  await goTo(page, "Lab");
  await press(page.getByRole("button", { name: "Probes", exact: true }));
  await expect(page.getByRole("main", { name: "Probe" })).toBeVisible();
  await idle(page);
});
