// What the person's device and settings ask for: dark, forced colours, less motion, touch, larger text.
import type { WasmApp } from "./wasm_app";

const queries = {
  dark: matchMedia("(prefers-color-scheme: dark)"),
  forcedColors: matchMedia("(forced-colors: active)"),
  reducedMotion: matchMedia("(prefers-reduced-motion: reduce)"),
  coarsePointer: matchMedia("(pointer: coarse)"),
};
const usualFontSizePx = 16;

export function watchEnvironment(app: WasmApp, fontProbe: HTMLElement): void {
  const send = (): void =>
    app.environment(
      queries.dark.matches,
      queries.forcedColors.matches,
      queries.reducedMotion.matches,
      queries.coarsePointer.matches,
      fontProbe.offsetHeight / usualFontSizePx,
    );
  for (const query of Object.values(queries)) query.addEventListener("change", send);
  // The probe is 1rem high: it grows with the browser's font size. Observing starts with one call.
  new ResizeObserver(send).observe(fontProbe);
  send();
}

// Before the app decides, and for the messages when it cannot start.
export function showLook(dark: boolean, textScale: number): void {
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  document.documentElement.style.setProperty("--text-scale", String(textScale));
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", dark ? "#1c2027" : "#ffffff");
}
export const systemIsDark = (): boolean => queries.dark.matches;
