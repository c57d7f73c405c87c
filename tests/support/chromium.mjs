// How every browser test, bench and picture starts Chromium: the system's own, with software WebGPU and WebGL so that
// it works the same on machines without a GPU.
import { existsSync } from "node:fs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
];

const webgpu = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];
const noWebgpu = ["--disable-features=WebGPU", "--disable-blink-features=WebGPU"];

// Launch options for Playwright. $CONSILIUM_CHROMIUM names another browser; where none is found Playwright uses its own.
export function chromium({ withWebgpu = true } = {}) {
  const executablePath = process.env.CONSILIUM_CHROMIUM ?? candidates.find((file) => existsSync(file));
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(withWebgpu ? webgpu : noWebgpu),
      "--enable-unsafe-swiftshader",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  };
}
