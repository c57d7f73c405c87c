// Pictures of every view, light and dark, desktop and phone, with a shipped study and with a log: ./dev shots [out]
import { chromium as browserType } from "@playwright/test";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { chromium } from "../support/chromium.mjs";
import { clinicLog } from "./support/clinic_log.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const page = process.env.CONSILIUM_PAGE ?? path.join(project, "out/build/wasm/web");
const out = path.resolve(process.argv[2] ?? path.join(project, "out/shots"));
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const views = ["home", "overview", "criteria", "evidence", "about"];
const shipped = "#v=1&s=shipped%3Ahealthbench-table8";

const idle = async (tab) => {
  await tab.waitForFunction(() => window.consilium !== undefined);
  await tab.evaluate(() => window.consilium.idle());
};

async function shoot(tab, name) {
  await idle(tab);
  await tab.keyboard.press("Escape"); // takes away the line that says what was opened
  // The focus ring of the last step is no part of the view.
  await tab.mouse.move(0, 0);
  await idle(tab);
  await tab.screenshot({ path: path.join(out, `${name}.png`) });
  console.log(`${name}.png`);
}

async function shootAll(browser, url, look, size) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: look,
    hasTouch: size === "phone",
    serviceWorkers: "block",
  });
  const tab = await context.newPage();
  for (const view of views) {
    await tab.goto("about:blank");
    await tab.goto(view === "home" ? url : `${url}${shipped}&p=${view}`);
    await shoot(tab, `${view}-shipped-${look}-${size}`);
  }
  await tab.goto(url);
  await idle(tab);
  await tab.locator("#picker").setInputFiles([clinicLog()]);
  await tab.getByRole("main", { name: "Overview" }).waitFor();
  await idle(tab);
  for (const view of views.slice(1)) {
    await tab.evaluate((name) => {
      const link = new URLSearchParams(location.hash.slice(1));
      link.set("p", name);
      location.hash = String(link);
    }, view);
    await shoot(tab, `${view}-log-${look}-${size}`);
  }
  await context.close();
}

mkdirSync(out, { recursive: true });
const server = await serve(page, { port: 0 });
const browser = await browserType.launch(chromium());
try {
  for (const look of ["light", "dark"])
    for (const size of Object.keys(sizes)) await shootAll(browser, server.url, look, size);
} finally {
  await browser.close();
  await server.close();
}
