// Keys as chords ("Ctrl+K", "?", "ArrowDown") for the app, unless the element in focus needs them for itself.
import type { WasmApp } from "./wasm_app";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ["text", "search"].includes(target.type));

// What Ctrl with these means inside a text field is the field's own.
const editingKeys = new Set([
  "a",
  "c",
  "v",
  "x",
  "z",
  "y",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "Backspace",
  "Delete",
]);
// What the browser does with these on the elements of the mirror, it shall do.
const ownKeys = new Set([
  "Tab",
  "Enter",
  " ",
  "Shift",
  "Control",
  "Alt",
  "Meta",
  "CapsLock",
  "Dead",
  "Process",
  "Unidentified",
]);
const sliderKeys = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

// A plain letter comes as it is typed ("?", "j"); with Ctrl or Alt the letter is upper case ("Ctrl+K").
export function chordOf(event: KeyboardEvent): string {
  const control = event.ctrlKey || (isMac && event.metaKey);
  const single = event.key.length === 1;
  const name = single && (control || event.altKey) ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (!single || control || event.altKey);
  return `${control ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${name}`;
}

// Safari ends a composition before it tells of the Enter that ended it; the old key code still says whose that key is.
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

function staysWithElement(event: KeyboardEvent): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (isComposing(event) || ownKeys.has(event.key)) return true;
  if (isTextField(event.target)) {
    if (event.key === "Escape") return false;
    return !control || editingKeys.has(event.key.length === 1 ? event.key.toLowerCase() : event.key);
  }
  const native = event.target instanceof HTMLInputElement && ["range", "radio"].includes(event.target.type);
  return native && sliderKeys.has(event.key);
}

// Chords of the browser that an app must not swallow; those it uses are taken from it.
const takenFromBrowser = new Set(["Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+O", "Ctrl+S"]);
const scrolls = new Set([
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "PageUp",
  "PageDown",
  "Home",
  "End",
  "/",
  "'",
]);

export function watchKeyboard(app: WasmApp, until: AbortSignal): void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || staysWithElement(event)) {
      // Not a chord, but a sign that the keyboard is in use: focus rings appear.
      if (["Tab", "Enter", " "].includes(event.key) || sliderKeys.has(event.key)) app.key("");
      return;
    }
    const chord = chordOf(event);
    if (takenFromBrowser.has(chord) || scrolls.has(chord)) event.preventDefault();
    app.key(chord);
  };
  document.addEventListener("keydown", onKey, { signal: until });
}
