// Other models in the lab, really fetched, kept and run in the page. Their host is on this machine and speaks the Hub's
// URL scheme; what it serves is the shipped model under another name.
import { expect, test, type Page } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "../support/chromium.mjs";
import { ModelHost } from "../support/model_host_server.mjs";
import { id, wardFiles, weights } from "../support/models_page.mjs";
import { zipOf } from "../support/zips.mjs";
import { dragIn, drop, enter, expectCleanPage, idle, press, start } from "./support/app";
import { violations } from "./support/axe";
import { lab, reply } from "./support/lab";

// The model shares the processor with the tests beside it.
test.describe.configure({ timeout: 240_000 });
test.use({ launchOptions: chromium({ withWebgpu: false }) });

const ward = wardFiles();
let host: ModelHost;
test.beforeAll(async () => {
  host = await ModelHost.start();
});
test.afterAll(() => host.close());
test.beforeEach(() => {
  host.calm();
  host.put(id, ward);
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const openModels = (page: Page): Promise<void> => enter(button(page, "Other models"));

/** Asks the host for a model by its name; its answer is on screen when this ends. */
async function lookAt(page: Page, name = id): Promise<void> {
  await openModels(page);
  await page.getByRole("textbox", { name: "Name of the model" }).fill(name);
  await page.getByRole("textbox", { name: "Host" }).fill(host.url);
  await idle(page);
  await enter(button(page, "Look at this model"));
  const ask = button(page, `Ask ${new URL(host.url).host}`);
  if (await ask.isVisible()) await enter(ask);
}

async function download(page: Page): Promise<void> {
  await lookAt(page);
  await enter(button(page, "Download"));
}

test("a model is looked at only with leave, downloaded, used, kept offline, and deleted", async ({ page, context }) => {
  expectCleanPage(page, /ERR_INTERNET_DISCONNECTED/);
  await start(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await start(page, lab);
  const words = await reply(page);
  await openModels(page);
  await expect(page.getByRole("group", { name: "SmolLM2 135M Instruct" })).toBeAttached();
  await page.getByRole("textbox", { name: "Name of the model" }).fill(id);
  await page.getByRole("textbox", { name: "Host" }).fill(host.url);
  await idle(page);
  await enter(button(page, "Look at this model"));
  expect(await violations(page)).toEqual([]);
  expect([host.listings, host.requests.length]).toEqual([0, 0]);
  await expect(page.getByText("Nothing leaves this browser")).toBeAttached();
  await enter(button(page, `Ask ${new URL(host.url).host}`));
  await expect(page.getByText("Nothing leaves this browser")).toHaveCount(0);
  await expect(page.getByText(`${new URL(host.url).host} was asked for a model`)).toBeAttached();
  await expect(page.getByText(/^Licence: /)).toBeAttached();
  expect(host.asked(weights)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await enter(button(page, "Download"));
  await enter(button(page, "Use it in the lab"));
  expect(await reply(page)).toBe(words);
  await expect(page.getByText("ward, A", { exact: true })).toBeAttached();
  // The graph for other programs has no dials.
  await expect(page.getByRole("slider", { name: "Sycophancy" })).toHaveCount(0);

  host.calm();
  await context.setOffline(true);
  await page.reload();
  await idle(page);
  expect(await reply(page)).toBe(words);
  await expect(page.getByText("ward, A", { exact: true })).toBeAttached();
  await openModels(page);
  const row = page.getByRole("group", { name: id });
  await enter(row.getByRole("button", { name: "Delete from this device" }));
  await enter(row.getByRole("button", { name: "Delete", exact: true }));
  await expect(row).toHaveCount(0);
  await page.keyboard.press("Escape");
  await idle(page);
  await expect(page.getByText("Ward, A", { exact: true })).toBeAttached();
  expect(await reply(page)).toBe(words);
  // What would bring the model back finds that it is gone, and asks for nothing.
  await press(button(page, "Undo"));
  await expect(page.getByText("ward is not on this device")).toBeAttached();
  expect([host.listings, host.requests.length]).toEqual([0, 0]);
  await expect(page.getByText("Nothing leaves this browser")).toBeAttached();
  await press(button(page, "Use Ward"));
  expect(await reply(page)).toBe(words);
});

test("the probes of a model without dials offer none, and say what it does", async ({ page }) => {
  await start(page, lab);
  await download(page);
  await enter(button(page, "Use it in the lab"));
  await press(button(page, "Probes"));
  await expect(page.getByText("ward has no dials: it is asked as it is.")).toBeAttached();
  await expect(page.getByRole("button", { name: "Sycophancy" })).toHaveCount(0);
  await enter(button(page, "12"));
  await press(page.getByRole("menuitemradio", { name: "8", exact: true }));
  await press(button(page, "Run"));
  await expect(page.getByText(/Told of 8 cases/)).toBeAttached();
  expect(await violations(page)).toEqual([]);
});

test("a transfer that breaks off says so, and goes on from what has come, after a reload too", async ({ page }) => {
  host.behave(weights, { breakAfter: 4 << 20 }, { status: 404 });
  await start(page, lab);
  await download(page);
  await expect(page.getByText("The download stopped")).toBeAttached();
  await page.reload();
  await idle(page);
  await openModels(page);
  await enter(button(page, "Go on with the download"));
  await enter(button(page, `Ask ${new URL(host.url).host}`));
  host.calm();
  await enter(button(page, "Download"));
  await enter(button(page, "Use it in the lab"));
  expect(await reply(page)).not.toBe("");
});

test("a download is cancelled, and what has come stays", async ({ page }) => {
  const [hold] = host.behave(weights, { holdAfter: 9 << 20 });
  await start(page, lab);
  await lookAt(page);
  await button(page, "Download").focus();
  await page.keyboard.press("Enter");
  await hold?.reached;
  await expect(page.getByText(/[\d.]+ MB of [\d.]+ MB, \d+ %/)).toBeAttached();
  await enter(button(page, "Cancel"));
  await expect(page.getByText(/ have come, from /)).toBeAttached();
});

test("a model that cannot be run is refused with the reason, before its weights come", async ({ page }) => {
  const config = JSON.stringify({ ...JSON.parse(String(ward["config.json"])), is_encoder_decoder: true });
  host.put("teachers/other", { ...ward, "config.json": config });
  host.put("teachers/bare", { "README.md": "# Bare" });
  await start(page, lab);
  await lookAt(page, "teachers/bare");
  await expect(page.getByText(/cannot be run here\. It has no config\.json/)).toBeAttached();
  await enter(page.getByRole("region", { name: "The model you chose" }).getByRole("button", { name: "Close" }));
  await page.keyboard.press("Escape");
  await lookAt(page, "teachers/other");
  await enter(button(page, "Download"));
  await expect(page.getByText(/reads with one graph and writes with another/)).toBeAttached();
  expect(host.asked(weights)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await reply(page)).not.toBe("");
});

test("a dropped zip is a model, and is not kept", async ({ page }) => {
  expectCleanPage(page);
  const zip = Buffer.from(await (await zipOf(ward, { level: 1 })).arrayBuffer());
  await start(page);
  await drop(page, [{ name: "mine.zip", mimeType: "application/zip", buffer: zip }]);
  await expect(page.getByText("mine, A", { exact: true })).toBeAttached();
  const words = await reply(page);
  expect(words).not.toBe("");
  await page.reload();
  await idle(page);
  await expect(page.getByText("mine is not on this device")).toBeAttached();
  await press(button(page, "Use Ward"));
  expect(await reply(page)).toBe(words);
});

test("a dropped folder is a model, and one that cannot be run says why", async ({ page }, testInfo) => {
  const folder = testInfo.outputPath("teacher");
  mkdirSync(path.join(folder, "onnx"), { recursive: true });
  for (const [name, bytes] of Object.entries(ward)) writeFileSync(path.join(folder, name), bytes);
  await start(page);
  await dragIn(page, { files: [folder] });
  await expect(page.getByText("teacher, A", { exact: true })).toBeAttached();
  expect(await reply(page)).not.toBe("");

  const broken = testInfo.outputPath("broken");
  mkdirSync(broken, { recursive: true });
  writeFileSync(path.join(broken, "config.json"), "{}");
  await dragIn(page, { files: [broken] });
  await expect(page.getByRole("alert").filter({ hasText: "The model could not be opened." })).toContainText(
    "It has no tokenizer.json",
  );
});
