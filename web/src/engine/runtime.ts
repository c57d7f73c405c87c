// ONNX Runtime Web: which of its builds this browser can use, and its sessions, of which none may run while another does.
import type * as Ort from "onnxruntime-web";
import { Unsupported } from "./contract";
import { SiteFolder, Unreachable, type Site } from "./model_files";
import type { LoadProgress } from "./load_progress";

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

// Each script holds the glue of its wasm, which lies beside it. The page's build ships the files that are named here
// (web/tools/lab_files.mjs).
const builds = {
  // WebGPU; waits by the browser's own means
  jspi: { script: "ort.jspi.bundle.min.mjs", wasm: "ort-wasm-simd-threaded.jspi.wasm" },
  // WebGPU in browsers without those
  asyncify: { script: "ort.webgpu.bundle.min.mjs", wasm: "ort-wasm-simd-threaded.asyncify.wasm" },
  // the smallest, where there is no WebGPU
  wasm: { script: "ort.wasm.bundle.min.mjs", wasm: "ort-wasm-simd-threaded.wasm" },
} as const;

export type Build = keyof typeof builds;

/** Every build also runs on the CPU; the smallest that can do what is asked for is taken. */
export function buildFor(provider: Provider): Build {
  if (provider === "wasm") return "wasm";
  return "Suspending" in WebAssembly ? "jspi" : "asyncify";
}

/** Loads the build. More than one thread needs a page that is isolated. Throws Unreachable. */
export async function loadOrt(from: Site, build: Build, threads: number, progress: LoadProgress): Promise<OrtModule> {
  const { script, wasm } = builds[build];
  const file = from.shipped?.[wasm];
  if (file) progress.expect(wasm, file.bytes);
  let ort: OrtModule;
  try {
    ort = (await import(/* a file of the site, not of this bundle */ `${from.site}${script}`)) as OrtModule;
  } catch {
    throw new Unreachable(`${script} could not be fetched. Is there a connection?`);
  }
  ort.env.wasm.numThreads = self.crossOriginIsolated ? threads : 1;
  ort.env.logLevel = "error";
  // Fetched here, since ONNX Runtime would not tell how much of it has come, and it is larger than many a model.
  const binary = (ort.env.wasm.wasmBinary ??= await new SiteFolder(from).need(wasm, progress.of(wasm)));
  progress.of(wasm)(binary.byteLength, binary.byteLength); // of one that was there before, nothing has been told yet
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
      logSeverityLevel: 3, // errors; that nodes about shapes run on the CPU is no news
      ...(gpu && stayOnDevice ? { preferredOutputLocation: "gpu-buffer" } : {}),
    });
  } catch (error) {
    throw new Unsupported(`ONNX Runtime cannot run the model's graph: ${reasonOf(error)}`);
  }
}

/** The part of ONNX Runtime's message that says something, in one line: not where in its source it was said. */
export function reasonOf(error: unknown): string {
  const most = 300;
  const text = error instanceof Error ? error.message : String(error);
  const line = text
    .replace(/^.*ERROR_MESSAGE:\s*/s, "")
    .replace(/\S*\/\S+\.(?:cc|cpp|h):\d+\s*/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
}
