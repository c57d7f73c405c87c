// What the app cannot do without, each with a sentence for people whose browser lacks it.

// The smallest module that uses a 128-bit vector: (func (result v128) i32.const 0 i8x16.splat).
const simdModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]); // prettier-ignore

// Whether the browser really gives a context is seen when the app asks for it: asking twice would cost every start.
export const noWebGl2 =
  "This browser gives the page no WebGL 2 graphics. Often graphics acceleration is switched off in the browser's " +
  "settings, or the graphics driver is out of date.";

export function whatIsMissing(): string | undefined {
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiateStreaming !== "function") {
    return "This browser cannot run WebAssembly, or it is switched off (some browsers do so in their strictest security mode).";
  }
  if (!WebAssembly.validate(simdModule)) {
    return "This browser is too old: it lacks the vector instructions (WebAssembly SIMD) that browsers have had since 2023.";
  }
  if (typeof WebGL2RenderingContext === "undefined") return noWebGl2;
  return undefined;
}
