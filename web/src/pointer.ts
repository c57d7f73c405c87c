// Mouse, pen, touch and wheel on the canvas. Pinch zoom stays the browser's own.
import type { Frames } from "./frames";
import type { WasmApp } from "./wasm_app";

// In the order of ImGuiMouseCursor.
const cursors = [
  "default", "text", "move", "ns-resize", "ew-resize", "nesw-resize", "nwse-resize", "pointer", "wait", "progress", "not-allowed",
]; // prettier-ignore

export function setCursor(canvas: HTMLCanvasElement, shape: number): void {
  canvas.style.cursor = shape < 0 ? "none" : (cursors[shape] ?? "default");
}

// PointerSource of wasm/platform/pointer.h.
const sourceOf = (event: PointerEvent): number =>
  event.pointerType === "touch" ? 1 : event.pointerType === "pen" ? 2 : 0;

// The DOM counts left, middle, right; ImGui left, right, middle.
const buttonOf = (event: PointerEvent): number => [0, 2, 1][event.button] ?? -1;

const pixelsPerLine = 100 / 3;

export function watchPointer(canvas: HTMLCanvasElement, wheelArea: HTMLElement, app: WasmApp, frames: Frames): void {
  let activeTouch: number | undefined;
  const ignored = (event: PointerEvent): boolean =>
    event.pointerType === "touch" && activeTouch !== undefined && event.pointerId !== activeTouch;

  canvas.addEventListener("pointermove", (event) => {
    if (!ignored(event)) app.pointerMoved(event.offsetX, event.offsetY, sourceOf(event));
  });

  canvas.addEventListener("pointerdown", (event) => {
    if (ignored(event) || buttonOf(event) < 0) return;
    if (event.pointerType === "touch") activeTouch = event.pointerId;
    canvas.setPointerCapture(event.pointerId);
    leaveTextField();
    app.pointerButton(event.offsetX, event.offsetY, buttonOf(event), true, sourceOf(event));
  });

  const released = (event: PointerEvent): void => {
    if (ignored(event) || buttonOf(event) < 0) return;
    app.pointerButton(event.offsetX, event.offsetY, buttonOf(event), false, sourceOf(event));
    // Within the event: file picker and clipboard want to see the person's own click.
    frames.drawNow();
    if (event.pointerType !== "touch") return;
    activeTouch = undefined;
    frames.drawNow(); // a tap's press and release take a frame each
    app.pointerLeft();
  };
  canvas.addEventListener("pointerup", released);
  canvas.addEventListener("pointercancel", (event) => {
    if (ignored(event)) return;
    // A second finger came (pinch) or the system took over: let go without a click.
    activeTouch = undefined;
    app.pointerLeft();
    app.pointerButton(-1e6, -1e6, 0, false, sourceOf(event));
  });
  canvas.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") app.pointerLeft();
  });

  // The focus is the mirror's business: a press on the canvas must not move it to the body.
  canvas.addEventListener("mousedown", (event) => event.preventDefault());
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());

  wheelArea.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey) return; // zooming
      event.preventDefault();
      const unit = [1, pixelsPerLine, wheelArea.clientHeight][event.deltaMode] ?? 1;
      app.wheel(event.deltaX * unit, event.deltaY * unit);
    },
    { passive: false },
  );
}

function leaveTextField(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.blur();
}
