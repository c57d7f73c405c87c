// When the app cannot start or stops: a plain page that needs none of it, with ways on and the person's own data.
import { allKeptPacks } from "./storage";

declare const __VERSION__: string;

let shown = false;

export function showCannotStart(reason: string): void {
  show(
    "Consilium cannot start in this browser",
    [reason, "A current Firefox, Chrome, Edge or Safari will do."],
    undefined,
  );
}

export function showCrash(error: unknown): void {
  const details = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  show(
    "Consilium has stopped",
    [
      "Something went wrong inside the app; this is our mistake, not yours. The studies that you opened are still kept on " +
        "this device.",
    ],
    `${details}\n\nConsilium ${__VERSION__}\n${navigator.userAgent}`,
  );
}

function show(headline: string, sentences: string[], details: string | undefined): void {
  if (shown) return; // the first error tells the cause
  shown = true;
  const page = document.getElementById("page") as HTMLElement;
  page.hidden = false;
  document.getElementById("app")?.remove();
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  alert.append(element("h1", headline), ...sentences.map((sentence) => element("p", sentence)));
  const main = document.createElement("main");
  main.append(alert);
  if (details !== undefined) main.append(waysOn(main), technical(details));
  page.replaceChildren(main);
}

function waysOn(page: HTMLElement): HTMLElement {
  const ways = element("p", "");
  ways.className = "ways";
  const safe = new URL(location.href);
  safe.search = "?safe";
  safe.hash = "";
  const status = element("p", "");
  status.setAttribute("role", "status");
  ways.append(
    button("Reload", () => location.reload()),
    button("Start without opening a study", () => location.assign(safe)),
    button("Save my studies as files", () => void saveStudies(page, status)),
    status,
  );
  return ways;
}

async function saveStudies(page: HTMLElement, status: HTMLElement): Promise<void> {
  try {
    const packs = await allKeptPacks();
    status.textContent = packs.length === 0 ? "No study is kept on this device." : "Each link saves one study:";
    page.querySelector("ul")?.remove();
    const list = document.createElement("ul");
    for (const { key, pack } of packs) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([pack]));
      link.download = `${key.replace(/[^A-Za-z0-9.-]+/g, "-")}.consilium`;
      link.textContent = link.download;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    status.after(list);
  } catch (error) {
    status.textContent = `The studies could not be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function technical(details: string): HTMLElement {
  const box = document.createElement("details");
  box.append(element("summary", "Technical details"), element("pre", details));
  return box;
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
