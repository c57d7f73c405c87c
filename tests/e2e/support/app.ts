// How the tests drive the app: by role and name, never by waiting a while. `idle` is the app's own word that it is done.
import { expect, type Locator, type Page } from "@playwright/test";

export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

declare global {
  interface Window {
    consilium?: { frames(): number; idle(): Promise<void> };
  }
}

export async function idle(page: Page): Promise<void> {
  const state = await page.waitForFunction(() =>
    window.consilium ? "running" : document.querySelector("#page pre")?.textContent,
  );
  expect(await state.jsonValue(), "the app has stopped").toBe("running");
  await page.evaluate(() => window.consilium?.idle());
}

export const frames = (page: Page): Promise<number> => page.evaluate(() => window.consilium?.frames() ?? -1);

export async function start(page: Page, address = ""): Promise<void> {
  await page.goto(`./${address}`);
  await idle(page);
}

// The pointer's path: a trusted press on the canvas, where the element says it is.
export async function press(target: Locator): Promise<void> {
  await target.click({ force: true });
  await idle(target.page());
}

// The path of keyboard and assistive technology: focus, then Enter.
export async function enter(target: Locator): Promise<void> {
  await target.focus();
  await target.press("Enter");
  await idle(target.page());
}

export async function pick(page: Page, files: GivenFile[] | string[]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await press(page.getByRole("button", { name: "Choose files" }));
  await (await chooser).setFiles(files as string[]);
  await idle(page);
}

export async function drop(page: Page, files: GivenFile[]): Promise<void> {
  const given = files.map((file) => ({ name: file.name, type: file.mimeType, bytes: [...file.buffer] }));
  await page.evaluate((list) => {
    const carried = new DataTransfer();
    for (const file of list) carried.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
    const target = document.getElementById("canvas") as HTMLElement;
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, given);
  await idle(page);
}

// Any error of the page, a refused request or a blocked resource fails the test that calls this at its start.
export function expectCleanPage(page: Page): void {
  page.on("pageerror", (error) => expect.soft(String(error), "an error on the page").toBe(""));
  page.on("console", (message) => {
    if (message.type() === "error") expect.soft(message.text(), "an error in the console").toBe("");
  });
}
