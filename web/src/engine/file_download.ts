// Brings one file of a model into the store: in parts, from the byte at which it was left, again after a break, and anew
// when it is no longer the same file.
import { ask, cancelled, HostFailure, type Answer, type Patience, type Wanted } from "./host_request";
import type { KeptFile, ModelStore } from "./model_store";
import { formatBytes } from "./model_variants";

/** A file in the store, as a download sees it. */
export interface Target {
  store: ModelStore;
  key: string;
  file: KeptFile;
  partBytes: number; // what a reload can lose of what has come
  noted(): Promise<void>; // writes down what has changed in `file`
}

const strong = (headers: Headers): string | undefined => {
  const etag = headers.get("etag");
  return etag && !etag.startsWith("W/") ? etag : undefined;
};

// "bytes 100-199/200", or "bytes */200" where nothing is left; undefined where the host does not show it to pages.
function rangeOf(headers: Headers): { from: number; size: number } | undefined {
  const found = /^bytes (?:(\d+)-\d+|\*)\/(\d+)$/.exec(headers.get("content-range") ?? "");
  return found ? { from: Number(found[1]), size: Number(found[2]) } : undefined;
}

const otherSize = ({ host, what }: Wanted, size: string, listed: number): HostFailure =>
  new HostFailure("wrong", `${host} has ${size} bytes of ${what}, and its list of files says ${listed}.`);

/** Whether the answer goes on where the file was left. Throws HostFailure("wrong") when the sizes do not fit. */
function goesOn(answer: Answer, from: number, { file }: Target, wanted: Wanted): boolean {
  const range = answer.status === 200 ? undefined : rangeOf(answer.headers);
  if (range && range.size !== file.size) throw otherSize(wanted, String(range.size), file.size);
  const etag = strong(answer.headers);
  if (answer.status === 416 || (etag && file.etag && etag !== file.etag)) return false;
  if (answer.status === 206) return range === undefined || range.from === from;
  // The host knows no ranges and sends all of it: what is there is passed over, when it is surely the same.
  return file.version !== "" || (etag !== undefined && etag === file.etag);
}

async function noteEtag({ file, noted }: Target, etag: string | undefined): Promise<void> {
  if (file.etag === etag) return;
  if (etag === undefined) delete file.etag;
  else file.etag = etag;
  await noted();
}

class Writer {
  readonly #target: Target;
  readonly #begun: number; // where the body's first part lies
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #unwritten = 0;
  #written: number;

  constructor(target: Target, from: number) {
    this.#target = target;
    this.#begun = this.#written = from;
  }

  get end(): number {
    return this.#written + this.#unwritten;
  }

  async add(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#pieces.push(piece);
    this.#unwritten += piece.length;
    if (this.#unwritten >= this.#target.partBytes) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#unwritten === 0) return;
    const { store, key, file } = this.#target;
    const part = new Blob(this.#pieces);
    this.#pieces = [];
    this.#unwritten = 0;
    await store.putPart(key, file.path, this.#written, part);
    this.#written += part.size;
  }

  /** Forgets all that this body brought. */
  async undo(): Promise<void> {
    this.#pieces = [];
    this.#unwritten = 0;
    await this.#target.store.cut(this.#target.key, this.#target.file.path, this.#begun);
  }
}

/** Writes the body after what is there; what has come stays when it breaks off. Returns where it ended. */
async function write(
  answer: Answer,
  from: number,
  target: Target,
  wanted: Wanted,
  progress: (bytes: number) => void,
): Promise<number> {
  const writer = new Writer(target, from);
  let toPass = answer.status === 200 ? from : 0;
  try {
    for await (const piece of answer.pieces()) {
      const passed = Math.min(toPass, piece.length);
      toPass -= passed;
      if (passed === piece.length) continue;
      if (writer.end + piece.length - passed > target.file.size) {
        await writer.undo();
        throw otherSize(wanted, `more than ${target.file.size}`, target.file.size);
      }
      await writer.add(piece.subarray(passed));
      progress(writer.end);
    }
  } catch (error) {
    if (!(error instanceof HostFailure && (error.code === "wrong" || error.code === "full"))) await writer.flush();
    throw error;
  }
  await writer.flush();
  return writer.end;
}

/** One answer of the host. Returns how much of the file is there then; `anew` is called when it is begun again. */
async function attempt(
  from: number,
  target: Target,
  wanted: Wanted,
  patience: Patience,
  progress: (bytes: number) => void,
  anew: () => void,
  signal: AbortSignal,
): Promise<number> {
  const answer = await ask(wanted, patience, signal, from);
  try {
    let begin = from;
    if (from > 0 && !goesOn(answer, from, target, wanted)) {
      anew();
      await target.store.cut(target.key, target.file.path);
      if (answer.status !== 200) return 0;
      begin = 0;
    }
    if (begin === 0) await noteEtag(target, strong(answer.headers));
    return await write(answer, begin, target, wanted, progress);
  } finally {
    await answer.drop();
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
  if (signal.aborted) throw cancelled();
}

/**
 * Fetches what is missing of the file. `progress`: how much of it is there, of which a break may take some back. Throws
 * HostFailure; all that came before is kept.
 */
export async function fetchFile(
  target: Target,
  wanted: Wanted,
  patience: Patience,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { store, key, file } = target;
  let there = await store.keptBytes(key, file.path);
  let failure = new HostFailure("unreachable", `${wanted.host} ended ${wanted.what} before its end.`);
  let begun = 0;
  const anew = (): void => {
    if (++begun < patience.attempts) return;
    throw new HostFailure(
      "wrong",
      `${wanted.what} is another file each time that ${wanted.host} is asked for the rest.`,
    );
  };
  let inVain = 0;
  while (there < file.size) {
    progress(there);
    const before = there;
    try {
      there = await attempt(there, target, wanted, patience, progress, anew, signal);
    } catch (error) {
      if (!(error instanceof HostFailure && error.code === "unreachable")) throw error;
      failure = error;
      there = await store.keptBytes(key, file.path);
    }
    inVain = there > before ? 0 : inVain + 1;
    if (inVain >= patience.attempts) {
      const come = `${formatBytes(there)} of ${formatBytes(file.size)} have come and are kept.`;
      throw new HostFailure("unreachable", there > 0 ? `${failure.message} ${come}` : failure.message);
    }
    if (inVain > 0) await pause(patience.pauseMs * 2 ** (inVain - 1), signal);
  }
  progress(there);
}
