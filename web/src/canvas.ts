// The canvas: its size in CSS and device pixels, and its graphics context, which may be lost and come back.
import type { Frames } from "./frames";
import type { WasmApp } from "./wasm_app";

export function watchCanvas(canvas: HTMLCanvasElement, app: WasmApp, frames: Frames): void {
  const resize = (cssWidth: number, cssHeight: number, pixelWidth: number, pixelHeight: number): void => {
    if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
    if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
    app.resize(cssWidth, cssHeight, pixelWidth, pixelHeight);
    // Resizing clears the canvas: paint before the browser shows it.
    frames.drawNow();
  };

  const observer = new ResizeObserver((entries) => {
    const entry = entries[entries.length - 1];
    if (!entry) return;
    const { width, height } = entry.contentRect;
    const density = window.devicePixelRatio || 1;
    const exact = entry.devicePixelContentBoxSize?.[0];
    resize(width, height, pixels(width * density, exact?.inlineSize), pixels(height * density, exact?.blockSize));
  });
  try {
    observer.observe(canvas, { box: "device-pixel-content-box" });
  } catch {
    // Safari: the size in CSS pixels does not tell of a new density, so that is watched apart.
    observer.observe(canvas);
    watchDensity(() => {
      observer.unobserve(canvas);
      observer.observe(canvas);
    });
  }

  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault(); // or it is never given back
    app.contextLost();
  });
  canvas.addEventListener("webglcontextrestored", () => app.contextRestored());
}

// The browser's own count, which knows where pixels begin; but not when it speaks of another density than the page's
// (browsers that imitate a phone do).
function pixels(computed: number, exact: number | undefined): number {
  return exact !== undefined && Math.abs(exact - computed) < 2 ? exact : Math.round(computed);
}

function watchDensity(changed: () => void): void {
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      changed();
      watchDensity(changed);
    },
    { once: true },
  );
}
