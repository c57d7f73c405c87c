// The mirror alone, without wasm: patches in, native elements and actions out.
import { expect, test, type Page } from "@playwright/test";
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import path from "node:path";

const web = path.resolve(import.meta.dirname, "../../web");
let script = "";

test.beforeAll(async () => {
  const entry = `export { Mirror } from ${JSON.stringify(path.join(web, "src/mirror.ts"))};`;
  const made = await build({
    stdin: { contents: entry, resolveDir: web },
    bundle: true,
    format: "iife",
    globalName: "made",
    write: false,
  });
  script = made.outputFiles[0]?.text ?? "";
});

interface Recorded {
  apply(patch: object): void;
  afterFrame(): void;
  acts: unknown[][];
}
declare global {
  interface Window {
    made: { Mirror: new (...parts: unknown[]) => { apply(patch: object): void; afterFrame(): void } };
    recorded: Recorded;
  }
}

test.beforeEach(async ({ page }) => {
  await page.setContent(
    `<div id="mirror"></div><div id="polite" role="status"></div><div id="assertive" role="alert"></div>`,
  );
  await page.addStyleTag({ content: readFileSync(path.join(web, "styles/shell.css"), "utf8") });
  await page.addScriptTag({ content: script });
  await page.evaluate(() => {
    const acts: unknown[][] = [];
    const id = (name: string): HTMLElement => document.getElementById(name) as HTMLElement;
    const mirror = new window.made.Mirror(
      id("mirror"),
      id("polite"),
      id("assertive"),
      (...act: unknown[]) => acts.push(act),
      () => {},
    );
    window.recorded = { apply: (patch) => mirror.apply(patch), afterFrame: () => mirror.afterFrame(), acts };
  });
});

const apply = (page: Page, patch: object): Promise<void> =>
  page.evaluate((given) => window.recorded.apply(given), patch);
const acts = (page: Page): Promise<unknown[][]> => page.evaluate(() => window.recorded.acts.splice(0));
const box = [10, 10, 100, 30];

test("each role becomes the element that means it", async ({ page }) => {
  const roles = [
    "button",
    "link",
    "toggle",
    "checkbox",
    "switch",
    "radio",
    "slider",
    "text_field",
    "menu_item",
    "tab",
    "image",
    "progress",
  ];
  const set = roles.map((role, i) => ({
    i: i + 1,
    p: 0,
    a: i,
    r: role,
    n: `the ${role}`,
    b: box,
    ...(role === "slider" ? { hi: 10, no: 3, st: 1 } : {}),
  }));
  await apply(page, { set });
  const expected = {
    menu_item: "menuitem",
    text_field: "textbox",
    toggle: "button",
    image: "img",
    progress: "progressbar",
  } as const;
  for (const role of roles) {
    const aria = (expected as Record<string, string>)[role] ?? role;
    await expect(page.getByRole(aria as "button", { name: `the ${role}` })).toHaveCount(1);
  }
});

test("a table is a table, and an interactive cell holds a button", async ({ page }) => {
  await apply(page, {
    set: [
      { i: 1, p: 0, a: 0, r: "table", n: "Models", rc: 2 },
      { i: 2, p: 1, a: 0, r: "row", ri: 1 },
      { i: 3, p: 2, a: 0, r: "column_header", n: "Model" },
      { i: 4, p: 2, a: 3, r: "column_header", n: "Safety" },
      { i: 5, p: 1, a: 2, r: "row", ri: 2 },
      { i: 6, p: 5, a: 0, r: "row_header", n: "A" },
      { i: 7, p: 5, a: 6, r: "cell", n: "94.0 %", b: box, ia: true, nt: true },
    ],
  });
  await expect(page.locator("#mirror")).toMatchAriaSnapshot(`
    - table "Models":
      - row:
        - columnheader "Model"
        - columnheader "Safety"
      - row:
        - rowheader "A"
        - cell "94.0 %":
          - button "94.0 %"
  `);
  await page.getByRole("button", { name: "94.0 %" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  expect(await acts(page)).toEqual([
    ["focus", 7],
    ["move", 7, -2],
    ["activate", 7],
  ]);
});

test("the focus stays when its element moves, and its loss is told when the element goes", async ({ page }) => {
  await apply(page, {
    set: [
      { i: 1, p: 0, a: 0, r: "button", n: "one" },
      { i: 2, p: 0, a: 1, r: "button", n: "two" },
    ],
  });
  await page.getByRole("button", { name: "one" }).focus();
  await apply(page, {
    set: [
      { i: 2, p: 0, a: 0, r: "button", n: "two" },
      { i: 3, p: 0, a: 2, r: "group", n: "rest" },
      { i: 1, p: 3, a: 0, r: "button", n: "one" },
    ],
  });
  await expect(page.getByRole("group", { name: "rest" }).getByRole("button", { name: "one" })).toBeFocused();
  expect(await acts(page)).toEqual([["focus", 1]]);
  await apply(page, { del: [3] });
  expect(await acts(page)).toEqual([["blur", 1]]);
  await expect(page.getByRole("button")).toHaveText(["two"]);
});

test("siblings are put in the order that is told", async ({ page }) => {
  const button = (i: number, a: number): object => ({ i, p: 0, a, r: "button", n: `b${i}` });
  await apply(page, { set: [button(1, 0), button(2, 1), button(3, 2)] });
  await apply(page, { set: [button(3, 0), button(4, 3), button(1, 4)] });
  await expect(page.getByRole("button")).toHaveText(["b3", "b4", "b1", "b2"]);
});

test("behind a modal dialog everything is inert", async ({ page }) => {
  await apply(page, {
    set: [
      { i: 1, p: 0, a: 0, r: "main", n: "Home" },
      { i: 2, p: 1, a: 0, r: "button", n: "behind" },
      { i: 3, p: 0, a: 1, r: "dialog", n: "Shortcuts", mo: true },
      { i: 4, p: 3, a: 0, r: "button", n: "Close" },
    ],
    focus: 4,
  });
  await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByText("behind")).not.toBeFocused();
  await apply(page, { del: [3] });
  await page.getByText("behind").focus();
  await expect(page.getByText("behind")).toBeFocused();
});

test("inputs tell what the person chose and show what the app holds", async ({ page }) => {
  await apply(page, {
    set: [
      { i: 1, p: 0, a: 0, r: "slider", n: "Weight", lo: 0, hi: 100, no: 50, st: 1, v: "50 points", b: box },
      { i: 2, p: 0, a: 1, r: "switch", n: "Gate", ch: false, b: box },
      { i: 3, p: 0, a: 2, r: "text_field", n: "Search", b: box },
    ],
  });
  await page.getByRole("slider").fill("60");
  await page.getByRole("textbox").fill("chest pain");
  await page.getByRole("textbox").press("Enter");
  await page.getByRole("switch").evaluate((element: HTMLElement) => element.click());
  expect(await acts(page)).toEqual(
    expect.arrayContaining([
      ["set_value", 1, 60],
      ["set_text", 3, 0, "chest pain"],
      ["submit", 3],
      ["activate", 2],
    ]),
  );
  // The app declines both.
  await page.evaluate(() => window.recorded.afterFrame());
  await expect(page.getByRole("slider")).toHaveValue("50");
  await expect(page.getByRole("switch")).not.toBeChecked();
  await apply(page, { set: [{ i: 3, p: 0, a: 2, r: "text_field", n: "Search", v: "chest", b: box }] });
  await expect(page.getByRole("textbox")).toHaveValue("chest");
});

test("a field is seen and touched only where nothing covers it", async ({ page }) => {
  const field = { i: 1, p: 0, a: 0, r: "text_field", n: "Search", b: box };
  await apply(page, { set: [field] });
  await page.mouse.click(20, 20);
  await expect(page.getByRole("textbox")).toBeFocused();
  await apply(page, { set: [{ ...field, co: true }] });
  await expect(page.getByRole("textbox")).toHaveCSS("opacity", "0");
  await expect(page.getByRole("textbox")).toHaveCSS("pointer-events", "none");
});

test("a disabled button keeps the focus and does nothing", async ({ page }) => {
  await apply(page, { set: [{ i: 1, p: 0, a: 0, r: "button", n: "Undo", off: true }] });
  await page.getByRole("button", { name: "Undo", disabled: true }).focus();
  await page.keyboard.press("Enter");
  expect(await acts(page)).toEqual([["focus", 1]]);
});

test("words for the live regions are read each time, politely or at once", async ({ page }) => {
  await apply(page, { say: [{ t: "Opened theory.eval" }, { t: "The file is damaged", assertive: true }] });
  await expect(page.getByRole("status")).toHaveText("Opened theory.eval");
  await expect(page.getByRole("alert")).toHaveText("The file is damaged");
  await apply(page, { say: [{ t: "Opened popularity.eval" }] });
  await expect(page.getByRole("status")).toHaveText("Opened popularity.eval");
  await expect(page.getByRole("alert")).toHaveText("");
});
