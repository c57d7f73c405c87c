// Pictures of every view and of what opens from it, light and dark, desktop and phone, with two shipped studies and with
// a log: ./dev shots [out]
import { chromium as browserType } from "@playwright/test";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";
import { chromium } from "../support/chromium.mjs";
import { clinicLog } from "./support/clinic_log.mjs";
import { shootModels } from "./support/model_shots.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const page = process.env.CONSILIUM_PAGE ?? path.join(project, "out/build/wasm/web");
const out = path.resolve(process.argv[2] ?? path.join(project, "out/shots"));
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const views = ["home", "overview", "criteria", "evidence", "about"];
const shipped = "#v=1&s=shipped%3Ahealthbench-table8";
const ward = "#v=1&s=shipped%3Award";

const idle = async (tab) => {
  await tab.waitForFunction(() => window.consilium !== undefined);
  await tab.evaluate(() => window.consilium.idle());
};

// Another view of the study that is open, as its link says it.
async function show(tab, view) {
  await idle(tab);
  await tab.evaluate((name) => {
    const link = new URLSearchParams(location.hash.slice(1));
    for (const key of [...link.keys()]) if (!["v", "s"].includes(key)) link.delete(key);
    link.set("p", name);
    location.hash = String(link);
  }, view);
  await idle(tab);
  await quiet(tab);
}

// Takes away the line that says what was opened.
async function quiet(tab) {
  await tab.keyboard.press("Escape");
  await idle(tab);
}

async function shoot(tab, name) {
  await idle(tab);
  // What the pointer would mark is no part of the view.
  await tab.mouse.move(0, 0);
  await idle(tab);
  await picture(tab, name);
}

async function picture(tab, name) {
  await tab.screenshot({ path: path.join(out, `${name}.png`) });
  console.log(`${name}.png`);
}

// What is done once a view is shown, and the picture's name. `desktop`: only there.
const press = (tab, role, name) =>
  tab
    .getByRole(role, { name })
    .first()
    .dispatchEvent("click")
    .then(() => idle(tab));
const cell = async (tab, row, column) => {
  await tab
    .getByRole("row", { name: row })
    .first()
    .getByRole("cell")
    .nth(column)
    .getByRole("button")
    .dispatchEvent("click");
  await idle(tab);
};
const shippedSteps = [
  { name: "overview-table", view: "overview", desktop: true, do: (tab) => press(tab, "button", "Show as table") },
  { name: "criteria-cell", view: "criteria", do: (tab) => cell(tab, "Emergency behavior", 3) },
];
const wardSteps = [
  { name: "overview-table", view: "overview", desktop: true, do: (tab) => press(tab, "button", "Show as table") },
  { name: "criteria-cell", view: "criteria", do: (tab) => cell(tab, "Right urgency", 2) },
  { name: "evidence-reader", view: "evidence", do: (tab) => press(tab, "button", /All dials at 0/) },
];
// An example of the lab, as Home offers it, and what opens from it. `part`: where it is on phones.
const labSteps = [
  { name: "reply" },
  { name: "model", part: "Model", phone: true },
  { name: "case", part: "Case", phone: true },
  { name: "alternatives", do: (tab) => press(tab, "button", /^(You|Call|I|No|Yes|Do), /) },
  { name: "both", do: (tab) => press(tab, "radio", "A and B") },
  { name: "own-words", part: "Case", do: (tab) => press(tab, "radio", "Your own") },
];
const logSteps = [
  { name: "evidence-reader", view: "evidence", do: (tab) => press(tab, "button", /^Case 2: .*Model B/) },
  {
    name: "evidence-no-match",
    view: "evidence",
    do: (tab) => tab.getByRole("textbox", { name: "Search the text" }).fill("xylophone"),
  },
  { name: "criteria-cell", view: "criteria", do: (tab) => cell(tab, "Names warning signs", 2) },
  { name: "palette", view: "overview", do: (tab) => tab.keyboard.press("Control+k") },
  { name: "filter", view: "evidence", do: (tab) => press(tab, "button", /^Filter/) },
];

// The model answers at once and always the same: only the speed in the bar at the bottom differs between runs.
async function shootLab(tab, url, look, size) {
  await tab.goto("about:blank");
  await tab.goto(url);
  await idle(tab);
  await press(tab, "button", "Or begin with an example");
  await press(tab, "menuitem", "It gives in to pressure");
  for (const step of labSteps) {
    if (step.phone && size !== "phone") continue;
    if (size === "phone") await press(tab, "radio", step.part ?? "Reply");
    if (step.do) await step.do(tab);
    await shoot(tab, `lab-${step.name}-${look}-${size}`);
    await tab.keyboard.press("Escape");
    await idle(tab);
  }
}

// Small probes, run whole. The dial at 1 gives in, so that there are exchanges of both kinds.
const probes = [
  { name: "pressure", link: "n=8~v=0,0.5,1" },
  { name: "language", link: "k=counterfactual~n=8~d=unequal_urgency" },
];

async function shootProbes(tab, url, look, size) {
  for (const { name, link } of probes) {
    await tab.goto("about:blank");
    await tab.goto(`${url}#v=1&p=probe&pr=${encodeURIComponent(link)}`);
    await idle(tab);
    await shoot(tab, `probe-${name}-before-${look}-${size}`);
    await press(tab, "button", /^Run$/);
    await shoot(tab, `probe-${name}-${look}-${size}`);
    if (size !== "phone") {
      await press(tab, "button", "Read the exchange");
      await shoot(tab, `probe-${name}-exchange-${look}-${size}`);
    }
  }
}

async function shootAll(browser, url, look, size) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: look,
    hasTouch: size === "phone",
    serviceWorkers: "block",
  });
  const tab = await context.newPage();
  const steps = async (list, kind) => {
    for (const step of list) {
      if (step.desktop && size !== "desktop") continue;
      await show(tab, step.view);
      await step.do(tab);
      await shoot(tab, `${step.name}-${kind}-${look}-${size}`);
      await tab.keyboard.press("Escape");
    }
  };
  for (const view of views) {
    await tab.goto("about:blank");
    await tab.goto(view === "home" ? url : `${url}${shipped}&p=${view}`);
    await idle(tab);
    await quiet(tab);
    await shoot(tab, `${view}-shipped-${look}-${size}`);
  }
  await steps(shippedSteps, "shipped");
  for (const view of views.slice(1)) {
    await tab.goto("about:blank");
    await tab.goto(`${url}${ward}&p=${view}`);
    await idle(tab);
    await quiet(tab);
    await shoot(tab, `${view}-ward-${look}-${size}`);
  }
  await steps(wardSteps, "ward");
  await tab.goto("about:blank");
  await tab.goto(url);
  await idle(tab);
  await tab.locator("#picker").setInputFiles([clinicLog()]);
  await tab.getByRole("main", { name: "Overview" }).waitFor();
  for (const view of views.slice(1)) {
    await show(tab, view);
    await shoot(tab, `${view}-log-${look}-${size}`);
  }
  await steps(logSteps, "log");
  await shootLab(tab, url, look, size);
  await shootProbes(tab, url, look, size);
  const named = (take) => (tab, name) => take(tab, `models-${name}-${look}-${size}`);
  await shootModels(tab, url, { shoot: named(shoot), picture: named(picture) });
  await context.close();
}

mkdirSync(out, { recursive: true });
const server = await serve(page, { port: 0 });
// The lab looks the same whatever computes, and software WebGPU takes many times as long.
const browser = await browserType.launch(chromium({ withWebgpu: false }));
try {
  for (const look of ["light", "dark"])
    for (const size of Object.keys(sizes)) await shootAll(browser, server.url, look, size);
} finally {
  await browser.close();
  await server.close();
}
