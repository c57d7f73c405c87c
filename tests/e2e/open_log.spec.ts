// The whole path of a person with an evaluation log: open it, read it, follow a number to the words behind it.
import { expect, test, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { drop, enter, expectCleanPage, idle, pick, press, start, type GivenFile } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const view = (page: Page, name: string) => page.getByRole("main", { name });
// The columns are the models, best first.
const cellOf = (page: Page, criterion: string, column: number) =>
  page.getByRole("row", { name: criterion }).getByRole("cell").nth(column).getByRole("button");
const goTo = (page: Page, name: string) =>
  press(page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true }));

test.beforeEach(async ({ page }) => {
  expectCleanPage(page);
  await start(page);
});

test("from the picker to the transcripts, and back", async ({ page }) => {
  await pick(page, [clinicLog()]);
  await expect(view(page, "Overview")).toBeVisible();
  await expect(page.getByRole("heading", { name: "What this study shows" })).toBeVisible();
  await expect(page.getByRole("list", { name: "What this study shows" }).getByRole("listitem")).not.toHaveCount(0);

  await goTo(page, "Criteria");
  await press(cellOf(page, "Plain words", 3));
  await press(page.getByRole("button", { name: /Read/ }));
  await expect(view(page, "Evidence")).toBeVisible();
  await expect(page.getByText(/Model C answers about/)).toBeVisible();

  await press(page.getByRole("button", { name: "Undo" }));
  await expect(view(page, "Criteria")).toBeVisible();
});

test("a dropped log opens too, and two files make one study", async ({ page }) => {
  const first = clinicLog(8);
  const second: GivenFile = { ...clinicLog(8), name: "more.csv" };
  second.buffer = Buffer.from(second.buffer.toString().replaceAll("Model ", "Other "));
  await drop(page, [first, second]);
  await expect(view(page, "Overview")).toBeVisible();
  for (const name of ["Model A", "Other A"]) await expect(page.getByText(name).first()).toBeVisible();
});

test("an address shows the same view again", async ({ page }) => {
  await pick(page, [clinicLog()]);
  await goTo(page, "Criteria");
  await press(cellOf(page, "Plain words", 3));
  await page.waitForFunction(() => location.hash.includes("&c="));
  const tree = await page.getByRole("main").ariaSnapshot();
  await page.reload();
  await idle(page);
  expect(await page.getByRole("main").ariaSnapshot()).toBe(tree);
  await page.goBack();
  await idle(page);
  await expect(page.getByRole("main")).toBeVisible();
});

test("the keyboard alone is enough", async ({ page }) => {
  test.slow(); // a frame for every press of Tab
  const chooser = page.waitForEvent("filechooser");
  await tabTo(page, "Choose files");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles([clinicLog()]);
  await idle(page);
  await tabTo(page, "Criteria");
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(view(page, "Criteria")).toBeVisible();
  await page.keyboard.press("Control+k");
  await idle(page);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await idle(page);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await enter(cellOf(page, "Plain words", 3));
  await page.keyboard.press("Control+z");
  await idle(page);
});

test("a view can be read as a plain page", async ({ page, context }) => {
  await pick(page, [clinicLog(4)]);
  await page.keyboard.press("Control+k");
  await idle(page);
  await page.keyboard.type("plain page");
  await idle(page);
  const opened = context.waitForEvent("page");
  await page.keyboard.press("Enter");
  const plain = await opened;
  await expect(plain.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(plain.getByText("Model A").first()).toBeVisible();
  // The policy has let in the style sheet that the page carries.
  await expect(plain.locator("table").first()).toHaveCSS("border-collapse", "collapse");
});

test("an import can be cancelled, and what was open stays", async ({ page }, testInfo) => {
  await pick(page, [clinicLog(4)]);
  await goTo(page, "Home");
  // Large enough that the press on Cancel comes first.
  const large = testInfo.outputPath("large.csv");
  writeFileSync(large, clinicLog(60_000).buffer);
  const chooser = page.waitForEvent("filechooser");
  await press(page.getByRole("button", { name: "Choose files" }));
  await (await chooser).setFiles([large]);
  const cancel = page.getByRole("button", { name: "Cancel" });
  await cancel.waitFor();
  await cancel.click({ force: true });
  await idle(page);
  await expect(page.getByRole("status")).toContainText("Cancelled");
  await goTo(page, "Overview");
  await expect(page.getByText("Model A").first()).toBeVisible();
});

test("what is wrong with a corrupt file is read aloud, and nothing is lost", async ({ page }) => {
  await pick(page, [clinicLog(4)]);
  const corrupt = {
    name: "broken.eval",
    mimeType: "application/zip",
    buffer: Buffer.from("PK\u0003\u0004 and then nothing more"),
  };
  await drop(page, [corrupt]);
  await expect(page.getByRole("alert")).toContainText("broken.eval");
  await goTo(page, "Overview");
  await expect(page.getByText("Model A").first()).toBeVisible();
});

async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole("button", { name, exact: true });
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reached "${name}"`);
}
