// Where the files of a model come from: a folder of the page's own site, or files that the user gave. A model folder is in
// the Hugging Face layout: config.json, tokenizer.json ..., onnx/model.onnx and beside it its external data.

import { isWhole, type ShippedFile } from "../shipped_files";

export type Progress = (doneBytes: number, totalBytes: number) => void;

export interface ModelFiles {
  /** The bytes of a file; undefined when there is none. `path` is relative to the folder. */
  read(path: string, progress?: Progress): Promise<Uint8Array | undefined>;
}

/** A file of the page's own site that did not come as it should. */
export class Unreachable extends Error {}

/** `size`: what the body will be in bytes, where that is known. */
async function readBody(
  response: Response,
  size: number | undefined,
  progress: Progress,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const total = size ?? Number(response.headers.get("content-length") ?? 0);
  const parts: Uint8Array[] = [];
  let done = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    parts.push(value);
    done += value.length;
    progress(done, Math.max(total, done)); // a compressed answer is longer unpacked than it was announced
  }
  const whole = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A folder of the page's own site. */
export interface Site {
  site: string; // an address that ends in "/"
  // Its files, where all are known. One that is not there is then not asked for: offline, nothing could
  // tell a file that does not exist from one that is out of reach.
  shipped?: Record<string, ShippedFile>;
}

export class SiteFolder implements ModelFiles {
  readonly #from: Site;

  constructor(from: Site) {
    this.#from = from;
  }

  async read(path: string, progress: Progress = () => {}): Promise<Uint8Array | undefined> {
    const { shipped } = this.#from;
    const wanted = shipped?.[path];
    if (shipped && !wanted) return undefined;
    const bytes = await this.#fetch(path, progress, "default");
    if (!bytes || !wanted || (await isWhole(bytes, wanted))) return bytes;
    // What the browser keeps may be damaged: once more, from the server itself.
    const again = await this.#fetch(path, progress, "reload");
    if (again && (await isWhole(again, wanted))) return again;
    throw new Unreachable(`${path} came damaged, or something else came in its place. Is the connection a good one?`);
  }

  async #fetch(path: string, progress: Progress, cache: RequestCache): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const { site, shipped } = this.#from;
    try {
      const response = await fetch(new URL(path, site), { cache });
      if (response.status === 404 && !shipped) return undefined;
      if (!response.ok) throw new Unreachable(`${path} could not be fetched: the server answered ${response.status}.`);
      return await readBody(response, shipped?.[path]?.bytes, progress);
    } catch (error) {
      // The browser's own complaints, about a connection that is not there or breaks off, are TypeErrors.
      if (!(error instanceof TypeError)) throw error;
      throw new Unreachable(`${path} could not be fetched. Is there a connection?`);
    }
  }

  /** Throws Unreachable where there is no such file, too. */
  async need(path: string, progress?: Progress): Promise<Uint8Array> {
    const bytes = await this.read(path, progress);
    if (!bytes) throw new Unreachable(`${path} could not be fetched: the server has no such file.`);
    return bytes;
  }
}

/** Files that the user chose or dropped, by their path below the folder. */
export class GivenFiles implements ModelFiles {
  readonly #files: ReadonlyMap<string, Blob>;

  constructor(files: ReadonlyMap<string, Blob>) {
    this.#files = files;
  }

  async read(path: string, progress?: Progress): Promise<Uint8Array | undefined> {
    const file = this.#files.get(path);
    if (!file) return undefined;
    const bytes = new Uint8Array(await file.arrayBuffer());
    progress?.(bytes.length, bytes.length);
    return bytes;
  }
}
