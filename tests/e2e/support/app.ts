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

export const goTo = (page: Page, view: string): Promise<void> =>
  press(page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view, exact: true }));

// A command by its name, as typed into the palette.
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await idle(page);
  await page.getByRole("textbox", { name: "Find a command" }).fill(name);
  await idle(page);
  await page.keyboard.press("Enter");
  await idle(page);
}

export async function drop(page: Page, files: GivenFile[]): Promise<void> {
  const given = files.map((file) => ({ name: file.name, type: file.mimeType, base64: file.buffer.toString("base64") }));
  await page.evaluate((list) => {
    const carried = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([bytes], name, { type }));
    }
    const target = document.getElementById("canvas") as HTMLElement;
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
    }
  }, given);
  await idle(page);
}

// What the system itself drags: files and folders of the disk, or words and links (by type).
export async function dragIn(
  page: Page,
  carried: { files?: string[]; items?: Record<string, string> },
  target: Locator = page.locator("#canvas"),
): Promise<void> {
  const box = await target.boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  const items = Object.entries(carried.items ?? {}).map(([mimeType, data]) => ({ mimeType, data }));
  const data = { items, dragOperationsMask: 1, ...(carried.files ? { files: carried.files } : {}) };
  const system = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await system.send("Input.dispatchDragEvent", { type, ...at, data });
  await system.detach();
  await idle(page);
}

// Any error of the page, a refused request or a blocked resource fails the test that calls this at its start, unless it
// is one that the test itself brings about.
export function expectCleanPage(page: Page, broughtAbout?: RegExp): void {
  page.on("pageerror", (error) => expect.soft(String(error), "an error on the page").toBe(""));
  page.on("console", (message) => {
    if (message.type() === "error" && !broughtAbout?.test(message.text()))
      expect.soft(message.text(), "an error in the console").toBe("");
  });
}

/** The studies that Home lists in every browser, in its order. */
export const shippedStudies = ["HealthBench, published table", "MedHELM leaderboard", "Ward, a teaching model"];
