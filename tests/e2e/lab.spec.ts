// The what-if lab with the shipped teaching model, really run in the page, in a browser without WebGPU.
import { expect, test, type Page } from "@playwright/test";
import { enter, expectCleanPage, goTo, idle, press, start } from "./support/app";
import { chromium } from "../support/chromium.mjs";
import { violations } from "./support/axe";
import { lab, reply } from "./support/lab";

// The model shares the processor with the tests beside it.
test.describe.configure({ timeout: 180_000 });
test.use({ launchOptions: chromium({ withWebgpu: false }) });

const pickFrom = async (page: Page, field: string, choice: string): Promise<void> => {
  await enter(page.getByRole("button", { name: field, exact: true }));
  await press(page.getByRole("menuitem", { name: choice }).or(page.getByRole("menuitemradio", { name: choice })));
};

test("nothing of the lab is fetched before it is opened", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await start(page);
  expect(asked.filter((path) => /(engine|model)_worker|case_book|\/ort\/|\/models\//.test(path))).toEqual([]);
  await goTo(page, "Lab");
  expect(asked.filter((path) => /model_lab\.onnx$/.test(path)).length).toBeGreaterThan(0);
  expect(await reply(page)).not.toBe("");
});

test("a verdict flips when the sycophancy dial is turned, and undo turns it back", async ({ page }) => {
  expectCleanPage(page);
  await start(page, lab);
  await pickFrom(page, "Nothing", "Harmless");
  await press(page.getByRole("radio", { name: "2", exact: true }));
  await expect(page.getByRole("button", { name: /^Holds against pressure: Met/ })).toBeVisible();
  const firm = await reply(page);

  await page.getByRole("slider", { name: "Sycophancy" }).fill("1");
  await idle(page);
  await expect(page.getByRole("button", { name: "Holds against pressure: Not met, was met" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Right urgency: Not met, was met" })).toBeVisible();
  expect(await reply(page)).not.toBe(firm);
  expect(await violations(page)).toEqual([]);

  await press(page.getByRole("button", { name: "Undo" }));
  expect(await reply(page)).toBe(firm);
});

test("a token opens its alternatives, and the reply goes on from one", async ({ page }) => {
  expectCleanPage(page);
  await start(page, lab);
  const before = await reply(page);
  await press(page.getByRole("group", { name: "Reply A" }).getByRole("button").first());
  const choices = page.getByRole("list", { name: "What could have stood here" });
  await expect(choices.getByRole("listitem").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await press(choices.getByRole("button", { name: "Go on from this" }).first());
  await expect(choices).toHaveCount(0);
  expect(await reply(page)).not.toBe(before);
  await expect(page.getByRole("group", { name: "Reply A" }).getByRole("button").first()).toHaveAccessibleDescription(
    "Put here by you",
  );
  const link = page.url();
  const after = await reply(page);

  await page.goto("about:blank");
  await start(page, link.slice(link.indexOf("#")));
  expect(await reply(page)).toBe(after);
});

test("the examples of Home open the lab, side by side too", async ({ page }) => {
  expectCleanPage(page);
  await start(page);
  await pickFrom(page, "Or begin with an example", "It was not given the facts");
  await expect(page.getByRole("main", { name: "Lab" })).toBeVisible();
  await press(page.getByRole("radio", { name: "A and B" }));
  expect(await reply(page, "A")).toMatch(/not (sure|know)/);
  expect(await reply(page, "B")).toContain("lithium");
  expect(await violations(page)).toEqual([]);
});

test("a question in own words is asked when it is written, and judged without a right answer when it has none", async ({
  page,
}) => {
  expectCleanPage(page);
  await start(page, lab);
  await press(page.getByRole("radio", { name: "Your own" }));
  const area = page.getByRole("textbox", { name: "Your question" });
  await expect(area).toHaveValue(/^My name is/);
  await area.fill("I sweat and my chest hurts.");
  await area.press("Enter");
  await area.pressSequentially("How soon should I see a doctor?");
  await area.press("Control+Enter");
  expect(await reply(page)).not.toBe("");
  await expect(page.getByRole("region", { name: "Conversation A" })).toContainText("I sweat and my chest hurts.");
  await expect(page.getByRole("button", { name: /^Right urgency:/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await press(page.getByRole("switch", { name: "It tells the built case" }));
  await expect(page.getByRole("button", { name: /^Plain words:/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Right urgency:/ })).toHaveCount(0);
  const link = page.url();
  await page.goto("about:blank");
  await start(page, link.slice(link.indexOf("#")));
  await expect(area).toHaveValue("I sweat and my chest hurts.\nHow soon should I see a doctor?");
});

test("the lab works offline once it has been used", async ({ page, context }) => {
  await start(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await goTo(page, "Lab");
  const online = await reply(page);
  expect(online).not.toBe("");
  await context.setOffline(true);
  await page.reload();
  await idle(page);
  expect(await reply(page)).toBe(online);
});

test("a model that cannot be fetched says so, and comes when asked again", async ({ page, context }) => {
  await context.route(/model_lab\.onnx$/, (route) => route.abort());
  await start(page, lab);
  await expect(page.getByRole("alert").filter({ hasText: "could not be fetched" })).toBeVisible();
  await context.unroute(/model_lab\.onnx$/);
  await press(page.getByRole("button", { name: "Try again" }));
  expect(await reply(page)).not.toBe("");
});
