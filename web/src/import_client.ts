// Imports files in a worker of their own: one import at a time; a new one takes the place of one under way.
import { formatBytes, maxFileBytes, maxTotalBytes, type ImportReply, type ImportRequest } from "./import_messages";
import { besideThisScript } from "./loader";
import type { Failure, PageMessage } from "./wasm_app";

export interface ImportListener {
  message(message: PageMessage): void;
  imported(key: string, pack: Uint8Array<ArrayBuffer>): void;
  // Told at the start of an import; the promise is kept when it has ended, however it did.
  working(until: Promise<void>): void;
}

export class ImportClient {
  private worker: Worker | undefined;
  private ended: () => void = () => {};
  // When the last import was done, on the page's clock, and what memory the worker took. For measuring.
  last: { endMs: number; peakBytes: number } | undefined;

  constructor(private readonly listener: ImportListener) {}

  start(files: File[]): void {
    if (files.length === 0) return;
    this.stop();
    const refusal = refuse(files);
    if (refusal) {
      this.fail(refusal);
      return;
    }
    const total = files.reduce((sum, file) => sum + file.size, 0);
    this.listener.message({
      type: "progress",
      done: 0,
      total,
      label: files.length === 1 ? `Opening ${files[0]?.name ?? ""}` : `Opening ${files.length} files`,
    });
    const worker = new Worker(besideThisScript("import_worker.js"), { type: "module" });
    this.worker = worker;
    this.listener.working(new Promise((resolve) => (this.ended = resolve)));
    worker.onmessage = (event: MessageEvent<ImportReply>) => this.receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail({
        code: "import-stopped",
        message: "Reading the files stopped unexpectedly, most likely for want of memory.",
        hint: "Open fewer or smaller files at once. What was open before is still there.",
      });
    };
    const request: ImportRequest = { files };
    worker.postMessage(request);
  }

  cancel(): void {
    if (!this.worker) return;
    this.listener.message({ type: "cancelled" });
    this.stop();
  }

  private receive(reply: ImportReply): void {
    switch (reply.type) {
      case "progress":
        this.listener.message(reply);
        break;
      case "imported":
        this.last = { endMs: performance.now(), peakBytes: reply.peakBytes };
        this.listener.imported(reply.key, new Uint8Array(reply.pack));
        this.stop();
        break;
      case "failed":
        this.fail(reply.error, reply.diagnostics);
        break;
    }
  }

  private fail(error: Failure, diagnostics: unknown[] = []): void {
    this.listener.message({ type: "failed", key: "", error, diagnostics });
    this.stop();
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.ended();
  }
}

// Sizes that cannot work are refused before a byte is read.
function refuse(files: File[]): Failure | undefined {
  const large = files.find((file) => file.size > maxFileBytes);
  if (large) {
    return {
      code: "import-file-too-large",
      message: `${large.name} is too large to open in a browser: ${formatBytes(large.size)}, and ${formatBytes(maxFileBytes)} is the most.`,
      where: large.name,
      hint: "Split it, or keep only the samples you need.",
    };
  }
  const total = files.reduce((sum, file) => sum + file.size, 0);
  if (total > maxTotalBytes) {
    return {
      code: "import-too-large",
      message: `Together these ${files.length} files are too large to open in a browser: ${formatBytes(total)}, and ${formatBytes(maxTotalBytes)} is the most.`,
      hint: "Open fewer at once.",
    };
  }
  return undefined;
}
