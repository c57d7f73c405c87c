// Paints words in scripts that the app's own fonts lack, with whatever fonts the system has: on a canvas that nobody
// sees, by the browser's own shaping and ordering of text. Called from wasm/platform/text_painter.cpp.

// In the order of Face in wasm/ui/theme.h.
const faces = [
  { weight: 400, family: "system-ui, sans-serif" },
  { weight: 600, family: "system-ui, sans-serif" },
  { weight: 400, family: "ui-monospace, monospace" },
  { weight: 600, family: "ui-monospace, monospace" },
] as const;

const measuringEm = 100;
// What a graphics card takes at the least, less some room.
const longestPx = 4000;
const highestPx = 1000;

export interface PaintedText {
  width: number;
  height: number;
  left: number; // the picture's corner from the pen, y down
  top: number;
  advance: number;
  colored: boolean;
  pixels: Uint8ClampedArray;
}

export class TextPainter {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d", { willReadFrequently: true });

  // In ems.
  advance(words: string, face: number): number {
    if (!this.context) return 0;
    this.context.font = fontOf(face, measuringEm);
    return this.context.measureText(words).width / measuringEm;
  }

  // `ink` is 0xBBGGRR.
  paint(words: string, face: number, emPx: number, ink: number): PaintedText | undefined {
    const context = this.context;
    if (!context) return undefined;
    prepare(context, words, face, emPx);
    const box = context.measureText(words);
    const left = Math.floor(-box.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-box.actualBoundingBoxAscent) - 1;
    const width = Math.ceil(box.actualBoundingBoxRight) + 1 - left;
    const height = Math.ceil(box.actualBoundingBoxDescent) + 1 - top;
    if (!(width <= longestPx && height <= highestPx)) return undefined;
    // Setting the size also clears the canvas and resets the context.
    this.canvas.width = width;
    this.canvas.height = height;
    prepare(context, words, face, emPx);
    const [red, green, blue] = [ink & 255, (ink >> 8) & 255, (ink >> 16) & 255];
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillText(words, -left, -top);
    const pixels = context.getImageData(0, 0, width, height).data;
    const seen = anyOpaque(pixels);
    return {
      width: seen ? width : 0,
      height: seen ? height : 0,
      left,
      top,
      advance: box.width,
      colored: isColored(pixels, [red, green, blue]),
      pixels,
    };
  }
}

function fontOf(face: number, px: number): string {
  const { weight, family } = faces[face] ?? faces[0];
  return `${weight} ${px}px ${family}`;
}

function prepare(context: CanvasRenderingContext2D, words: string, face: number, emPx: number): void {
  context.font = fontOf(face, emPx);
  context.textAlign = "left";
  context.direction = startsFromTheRight(words) ? "rtl" : "ltr";
}

// As HTML's dir=auto has it: the first letter decides where the line's full stop goes.
function startsFromTheRight(words: string): boolean {
  const first = /\p{L}/u.exec(words)?.[0] ?? "";
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    first,
  );
}

function anyOpaque(pixels: Uint8ClampedArray): boolean {
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 0) return true;
  return false;
}

// Ink stays ink, but for the rounding of faint pixels; what an emoji paints does not.
function isColored(pixels: Uint8ClampedArray, ink: readonly [number, number, number]): boolean {
  const far = 60;
  for (let at = 0; at < pixels.length; at += 4) {
    if ((pixels[at + 3] ?? 0) <= 128) continue;
    if (ink.some((level, channel) => Math.abs((pixels[at + channel] ?? level) - level) > far)) return true;
  }
  return false;
}
