// ONNX Runtime Web: which of its builds this browser can use, and its sessions, of which none may run while another does.
import type * as Ort from "onnxruntime-web";
import { Unsupported } from "./contract";

export type OrtModule = typeof Ort;
export type Provider = "webgpu" | "wasm";

/** Throws away what a cancelled request would still do. */
export class Cancelled extends Error {}

/**
 * Lets the worker hear what was sent to it meanwhile, and throws Cancelled when that was to stop: ONNX Runtime's promises
 * alone leave it no turn. A message to oneself takes microseconds, where a timer would take 4 ms.
 */
export async function listen(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  if (signal.aborted) throw new Cancelled();
}

const bundles = {
  jspi: "ort.jspi.bundle.min.mjs", // WebGPU; waits by the browser's own means
  asyncify: "ort.webgpu.bundle.min.mjs", // WebGPU in browsers without those
  wasm: "ort.wasm.bundle.min.mjs", // the smallest, where there is no WebGPU
} as const;

export type Build = keyof typeof bundles;

/** Every build also runs on the CPU; the smallest that can do what is asked for is taken. */
export function buildFor(provider: Provider): Build {
  if (provider === "wasm") return "wasm";
  return "Suspending" in WebAssembly ? "jspi" : "asyncify";
}

/** Loads the build from `folder`, an address that ends in "/". More than one thread needs a page that is isolated. */
export async function loadOrt(folder: string, build: Build, threads: number): Promise<OrtModule> {
  const ort = (await import(/* a file of the site, not of this bundle */ `${folder}${bundles[build]}`)) as OrtModule;
  ort.env.wasm.numThreads = self.crossOriginIsolated ? threads : 1;
  ort.env.wasm.wasmPaths = folder;
  ort.env.logLevel = "error";
  return ort;
}

/** Runs one task after the other: two calls at once make ONNX Runtime Web fail or hang. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

export interface ExternalData {
  path: string;
  data: Uint8Array;
}

/**
 * A session over the graph, whose outputs stay on the device unless they are small. Throws Unsupported with ONNX Runtime's
 * reason when it refuses the graph.
 */
export async function openSession(
  ort: OrtModule,
  graph: Uint8Array,
  externalData: ExternalData[],
  provider: Provider,
  stayOnDevice = true,
): Promise<Ort.InferenceSession> {
  const gpu = provider === "webgpu";
  try {
    return await ort.InferenceSession.create(graph, {
      executionProviders: [gpu ? { name: "webgpu" } : "wasm"],
      externalData,
      ...(gpu && stayOnDevice ? { preferredOutputLocation: "gpu-buffer" } : {}),
    });
  } catch (error) {
    throw new Unsupported(`ONNX Runtime cannot run the model's graph: ${reasonOf(error)}`);
  }
}

/** The part of ONNX Runtime's message that says something, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/^.*ERROR_MESSAGE:\s*/s, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}
