// The import worker: files in, one pack out. It holds a second, smaller wasm (wasm/worker) and nothing of the page, so
// that cancelling is ending it, and running out of memory costs only the import.
import type { ImportReply, ImportRequest } from "./import_messages";
import { loadModule } from "./loader";

interface ImporterExports {
  HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(address: number): void;
  // Takes over both buffers, which come from _malloc.
  _importer_add_file(name: number, nameSize: number, bytes: number, size: number): void;
  // True: the pack and its key are there; false: the failure is, as JSON.
  _importer_run(): number;
  _importer_pack(): number;
  _importer_pack_size(): number;
  _importer_text(): number;
  _importer_text_size(): number;
}

const reply = (message: ImportReply, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

const progressEveryMs = 100;
let lastProgress = 0;
const progress = (done: number, total: number, label: string): void => {
  const now = performance.now();
  if (now - lastProgress < progressEveryMs && done < total) return;
  lastProgress = now;
  reply({ type: "progress", done, total, label });
};

class OutOfMemory extends Error {}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function place(wasm: ImporterExports, size: number): number {
  const at = wasm._malloc(Math.max(1, size)) >>> 0;
  if (at === 0) throw new OutOfMemory();
  return at;
}

// Straight into the wasm's memory, a piece at a time: the file is never held twice.
async function addFile(wasm: ImporterExports, file: File, base: number, total: number): Promise<void> {
  const at = place(wasm, file.size);
  let done = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    if (done + value.length > file.size) throw new Error("the file grew while it was read");
    wasm.HEAPU8.set(value, at + done);
    done += value.length;
    progress(base + done, total, `Opening ${file.name}`);
  }
  const name = encoder.encode(file.name);
  const nameAt = place(wasm, name.length);
  wasm.HEAPU8.set(name, nameAt);
  wasm._importer_add_file(nameAt, name.length, at, done);
}

async function importFiles(files: File[]): Promise<void> {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const label = files.length === 1 ? `Reading ${files[0]?.name ?? ""}` : `Reading ${files.length} files`;
  let aborted = "";
  const host = { progress: (done: number, of: number) => progress(done, of, label) };
  const wasm = await loadModule<ImporterExports>(
    "importer",
    host,
    () => {},
    (reason) => (aborted = String(reason)),
  );
  let base = 0;
  for (const file of files) {
    await addFile(wasm, file, base, total);
    base += file.size;
  }
  lastProgress = 0;
  progress(0, total, label);
  try {
    const made = wasm._importer_run() !== 0;
    const text = decoder.decode(
      wasm.HEAPU8.subarray(wasm._importer_text() >>> 0, (wasm._importer_text() >>> 0) + wasm._importer_text_size()),
    );
    if (!made) {
      reply(JSON.parse(text) as ImportReply);
      return;
    }
    const at = wasm._importer_pack() >>> 0;
    const pack = wasm.HEAPU8.slice(at, at + (wasm._importer_pack_size() >>> 0)).buffer as ArrayBuffer;
    // The wasm's memory only ever grows: its size now is the most it has been.
    reply({ type: "imported", key: text, pack, peakBytes: wasm.HEAPU8.length }, [pack]);
  } catch (error) {
    // Built without exceptions, the wasm stops dead when its memory is used up.
    if (aborted !== "" || error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      throw new OutOfMemory();
    throw error;
  }
}

function failure(error: unknown): ImportReply {
  if (error instanceof OutOfMemory || error instanceof RangeError) {
    return {
      type: "failed",
      error: {
        code: "import-out-of-memory",
        message: "There is not enough memory in the browser to read this.",
        hint: "Close other tabs, open fewer or smaller files at once, or make a pack of them with the command line.",
      },
      diagnostics: [],
    };
  }
  return {
    type: "failed",
    error: {
      code: "import-unreadable-file",
      message: `The file could not be read: ${error instanceof Error ? error.message : String(error)}`,
      hint: "Was it moved, changed or deleted meanwhile? Choose it again.",
    },
    diagnostics: [],
  };
}

self.addEventListener("message", (event: MessageEvent<ImportRequest>) => {
  importFiles(event.data.files).catch((error: unknown) => reply(failure(error)));
});
