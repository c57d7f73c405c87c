// Clipboard, address bar, and new tabs.

// Browsers refuse more than about 100 changes of the address in 30 seconds: typing waits for a pause.
const settleMs = 300;

export class AddressBar {
  private timer = 0;
  private held: string | undefined;

  constructor(arrived: (fragment: string) => void) {
    window.addEventListener("popstate", () => {
      clearTimeout(this.timer);
      this.held = undefined;
      arrived(this.fragment());
    });
    window.addEventListener("pagehide", () => this.write());
  }

  fragment(): string {
    return location.hash.replace(/^#/, "");
  }

  set(fragment: string, newEntry: boolean): void {
    if (newEntry) {
      this.write();
      if (fragment !== this.fragment()) history.pushState(null, "", this.urlOf(fragment));
      return;
    }
    this.held = fragment;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.write(), settleMs);
  }

  private write(): void {
    clearTimeout(this.timer);
    if (this.held !== undefined && this.held !== this.fragment()) history.replaceState(null, "", this.urlOf(this.held));
    this.held = undefined;
  }

  private urlOf(fragment: string): string {
    return fragment ? `#${fragment}` : location.pathname + location.search;
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

// Where the clipboard interface is absent (plain http) or refused.
function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "clipboard";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}

export function openUrl(url: string): void {
  window.open(url, "_blank", "noopener,noreferrer");
}

// Static HTML of a view in a tab of its own. False: the browser's pop-up blocker stopped it.
export function openHtml(html: string): boolean {
  const url = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
  const opened = window.open(url, "_blank");
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return opened !== null;
}
