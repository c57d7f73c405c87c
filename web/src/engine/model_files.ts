// Where the files of a model come from: a folder of the page's own site, or files that the user gave. A model folder is in
// the Hugging Face layout: config.json, tokenizer.json ..., onnx/model.onnx and beside it its external data.

export type Progress = (doneBytes: number, totalBytes: number) => void;

export interface ModelFiles {
  /** The bytes of a file; undefined when there is none. `path` is relative to the folder. */
  read(path: string, progress?: Progress): Promise<Uint8Array | undefined>;
}

/** A file of the page's own site that did not come as it should. */
export class Unreachable extends Error {}

async function readBody(response: Response, progress: Progress | undefined): Promise<Uint8Array> {
  const total = Number(response.headers.get("content-length") ?? 0);
  if (!response.body || !progress || total === 0) return new Uint8Array(await response.arrayBuffer());
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

/** A folder below an address that ends in "/". */
export class SiteFolder implements ModelFiles {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async read(path: string, progress?: Progress): Promise<Uint8Array | undefined> {
    let response: Response;
    try {
      response = await fetch(new URL(path, this.#address));
    } catch {
      throw new Unreachable(`${path} could not be fetched. Is there a connection?`);
    }
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Unreachable(`${path} could not be fetched: the server answered ${response.status}.`);
    return readBody(response, progress);
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
