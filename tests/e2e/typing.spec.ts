// Text fields: what a person types, by keyboard or input method, arrives once and whole.
import { expect, test, type Page } from "@playwright/test";
import { expectCleanPage, goTo, idle, pick, start } from "./support/app";
import { clinicLog } from "./support/clinic_log.mjs";

const searchedFor = (page: Page): Promise<string | null> =>
  page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get("fs"));

test.beforeEach(async ({ page }) => {
  expectCleanPage(page);
  await start(page);
});

test("accents and an input method in the search of the transcripts", async ({ page }) => {
  const log = clinicLog(6);
  log.buffer = Buffer.from(log.buffer.toString().replaceAll("a sore throat", "fièvre élevée 高熱"));
  await pick(page, [log]);
  await goTo(page, "Evidence");
  const field = page.getByRole("textbox", { name: "Search the text" });
  const matches = page.getByRole("main").getByRole("status");
  await page.keyboard.press("/");
  await idle(page);
  await expect(field).toBeFocused();
  await page.keyboard.type("Fièvre ");
  await page.keyboard.insertText("élevée");
  await idle(page);
  await expect(field).toHaveValue("Fièvre élevée");
  await expect(matches).toHaveText("6 match");
  await expect.poll(() => searchedFor(page)).toBe("Fièvre élevée");

  await field.fill("");
  const inputMethod = await page.context().newCDPSession(page);
  for (const text of ["k", "こ", "こう", "こうね", "こうねつ"]) {
    await inputMethod.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await idle(page);
    await expect(field).toHaveValue(text);
  }
  await inputMethod.send("Input.insertText", { text: "高熱" });
  await idle(page);
  await expect(field).toHaveValue("高熱");
  await expect(matches).toHaveText("6 match");
  await expect.poll(() => searchedFor(page)).toBe("高熱");
});

test("the palette waits for the input method, and no letter of fast typing is lost", async ({ page }) => {
  await page.keyboard.press("Control+k");
  await idle(page);
  const field = page.getByRole("textbox", { name: "Find a command" });
  await expect(field).toBeFocused();
  const inputMethod = await page.context().newCDPSession(page);
  await inputMethod.send("Input.imeSetComposition", { text: "keybo", selectionStart: 5, selectionEnd: 5 });
  await idle(page);
  // The Enter that ends a composition is the input method's, as Chrome and as Safari tell of it.
  await field.evaluate((element) => {
    for (const told of [{ isComposing: true }, { keyCode: 229 }])
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...told }));
  });
  await idle(page);
  await expect(page.getByRole("dialog", { name: "Find a command" })).toBeVisible();
  await inputMethod.send("Input.insertText", { text: "keyboard" });
  await idle(page);
  await expect(field).toHaveValue("keyboard");

  await field.fill("");
  // A letter with every picture, so that each picture comes between two letters.
  await page.evaluate(async () => {
    for (const letter of "keyboard shortcuts") {
      document.execCommand("insertText", false, letter);
      await new Promise(requestAnimationFrame);
    }
  });
  await idle(page);
  await expect(field).toHaveValue("keyboard shortcuts");
  // In the middle of a word too, where the caret must stay.
  await page.keyboard.press("Home");
  await page.evaluate(async () => {
    for (const letter of "the ") {
      document.execCommand("insertText", false, letter);
      await new Promise(requestAnimationFrame);
    }
  });
  await idle(page);
  await expect(field).toHaveValue("the keyboard shortcuts");
  await field.fill("keyboard shortcuts");
  await idle(page);
  await page.keyboard.press("Enter");
  await idle(page);
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});
