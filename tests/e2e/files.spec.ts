// How files come in besides the picker: dropped, several at once, in a folder, pasted; and what is no file.
import { expect, test, type Page } from "@playwright/test";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dragIn, drop, expectCleanPage, goTo, idle, press, start, type GivenFile } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const fixture = path.resolve(import.meta.dirname, "../fixtures/inspect/values.json");
const overview = (page: Page) => page.getByRole("main", { name: "Overview" });
const studyMenu = (page: Page, title: string) =>
  page.getByRole("banner").getByRole("button", { name: title, exact: true });

test.beforeEach(async ({ page }) => {
  expectCleanPage(page);
  await start(page);
});

test("logs of two tasks are one study, and the same file twice counts once", async ({ page }) => {
  const words = readFileSync(fixture, "utf8");
  const inspect = (name: string, task: string): GivenFile => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(words.replaceAll("clinic/first_aid", task)),
  });
  const aid = inspect("aid.json", "clinic/first_aid");
  await drop(page, [aid, inspect("triage.json", "clinic/triage"), { ...aid, name: "aid-copy.json" }]);
  await expect(overview(page)).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("Opened 2 files");
  await goTo(page, "About");
  const notes = page.getByRole("list", { name: "Notes on the import" });
  await expect(notes).toContainText("The files hold 2 different tasks");
  await expect(notes).toContainText("the same, byte for byte, as aid.json; it is counted once");
  const sources = page.getByRole("list", { name: "Where it comes from" });
  for (const name of ["aid.json", "triage.json"]) await expect(sources).toContainText(name);
  await expect(sources).not.toContainText("aid-copy.json");
});

test("a folder gives the files inside it, and an empty one says so", async ({ page }, testInfo) => {
  const folder = testInfo.outputPath("logs");
  const empty = testInfo.outputPath("empty");
  mkdirSync(path.join(folder, "inner"), { recursive: true });
  mkdirSync(empty);
  writeFileSync(path.join(folder, "clinic.csv"), clinicLog(4).buffer);
  const others = clinicLog(4).buffer.toString().replaceAll("Model ", "Other ");
  writeFileSync(path.join(folder, "inner", "others.csv"), others);
  writeFileSync(path.join(folder, ".DS_Store"), "not for people");
  await dragIn(page, { files: [folder] });
  await expect(overview(page)).toBeVisible();
  await expect(page.getByRole("status")).toContainText("Opened 2 files");
  for (const name of ["Model A", "Other A"]) await expect(page.getByText(name).first()).toBeVisible();

  await dragIn(page, { files: [empty] });
  await expect(page.getByRole("alert")).toContainText("There is no file in this folder.");
  await expect(overview(page)).toBeVisible();
});

test("words and links that are dragged in do nothing, except words in a text field", async ({ page }) => {
  const address = page.url();
  const before = await page.locator("#mirror").ariaSnapshot();
  await dragIn(page, { items: { "text/plain": "chest pain" } });
  await dragIn(page, { items: { "text/uri-list": `${address}nowhere.html`, "text/plain": `${address}nowhere.html` } });
  await drop(page, []);
  // A browser follows a link that a page lets fall: this one does not.
  const refused = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/uri-list", location.href);
    return !document.body.dispatchEvent(new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer }));
  });
  expect(refused).toBe(true);
  expect(page.url()).toBe(address);
  expect(await page.locator("#mirror").ariaSnapshot()).toBe(before);
  await expect(page.locator("#drop-sign")).toBeHidden();
  await page.keyboard.press("Control+k");
  await idle(page);
  const field = page.getByRole("textbox", { name: "Find a command" });
  await dragIn(page, { items: { "text/plain": "undo" } }, field);
  await expect(field).toHaveValue("undo");
});

test("a pasted file opens, and a pasted spreadsheet cell stays words", async ({ page }) => {
  const paste = async (selector: string, names: string[], words: string): Promise<boolean> => {
    const taken = await page.evaluate(
      ([at, files, text, log]) => {
        const clipboardData = new DataTransfer();
        for (const name of files) clipboardData.items.add(new File([log], name));
        if (text) clipboardData.items.add(text, "text/plain");
        const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
        return !document.querySelector(at)?.dispatchEvent(event);
      },
      [selector, names, words, clinicLog(4).buffer.toString()] as const,
    );
    await idle(page);
    return taken;
  };
  expect(await paste("body", [], "only words")).toBe(false);
  await expect(page.getByRole("main", { name: "Home" })).toBeVisible();
  expect(await paste("body", ["pasted.csv"], "")).toBe(true);
  await expect(overview(page)).toBeVisible();
  await expect(studyMenu(page, "pasted")).toBeVisible();
  await goTo(page, "Evidence");
  await press(page.getByRole("textbox", { name: "Search the text" }));
  expect(await paste("#mirror input", ["cells.png"], "12\t13")).toBe(false);
  await expect(page.getByRole("alert")).toBeEmpty();
});
