// The models that are kept on this device, in the Cache API: each file in parts, one after the other from its beginning,
// so that a download which is broken off goes on from its last part, after a reload, too.
//
// An entry of the cache has an address: kept-models/<key>/<path>?from=<first byte>&bytes=<how many>. Nothing is ever
// fetched from there.
import { openModelCache, standingModelCache } from "../offline_cache";
import { HostFailure } from "./host_request";
import type { ModelAddress } from "./model_address";
import { formatBytes, type Precision } from "./model_variants";

export interface KeptFile {
  path: string;
  size: number; // bytes, when it is whole
  version: string; // as the host's listing has it; empty: unknown
  etag?: string; // of the answers that its parts are from
}

/** What is known of a model that is kept, or is on its way. */
export interface Manifest extends ModelAddress {
  precision: Precision;
  graph: string; // path
  files: KeptFile[];
  whole: boolean; // all files are there and were found good
}

export interface KeptModel extends ModelAddress {
  key: string;
  precision: Precision;
  graph: string;
  bytes: number; // of all its files when they are whole
  keptBytes: number; // of them on this device
  whole: boolean;
}

export const keyOf = ({ host, id, revision }: ModelAddress, precision: Precision): string =>
  `${host} ${id} ${revision} ${precision}`;

const folder = (): string => new URL("/kept-models/", self.location.origin).href;
const manifestUrl = (key: string): string => `${folder()}${encodeURIComponent(key)}`;
const fileUrl = (key: string, path: string): string => `${manifestUrl(key)}/${encodeURIComponent(path)}`;

interface Part {
  url: string;
  from: number;
  bytes: number;
}

function partOf(url: string): Part {
  const given = new URL(url).searchParams;
  return { url, from: Number(given.get("from")), bytes: Number(given.get("bytes")) };
}

/** The parts that follow each other from the beginning. */
function chain(parts: Part[]): Part[] {
  const found: Part[] = [];
  let end = 0;
  for (const part of parts.sort((a, b) => a.from - b.from)) {
    if (part.from !== end) continue;
    found.push(part);
    end += part.bytes;
  }
  return found;
}

const bytesIn = (parts: Part[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

export class ModelStore {
  readonly #cache: Cache;

  private constructor(cache: Cache) {
    this.#cache = cache;
  }

  /** To keep models in. Throws HostFailure("full") where the browser keeps nothing. */
  static async make(): Promise<ModelStore> {
    try {
      return new ModelStore(await openModelCache());
    } catch {
      throw new HostFailure("full", "This browser keeps nothing for this page: it is a private window, or not https.");
    }
  }

  /** Undefined where nothing is kept: looking makes no cache. */
  static async standing(): Promise<ModelStore | undefined> {
    const cache = await standingModelCache().catch(() => undefined);
    return cache && new ModelStore(cache);
  }

  async manifest(key: string): Promise<Manifest | undefined> {
    const response = await this.#cache.match(manifestUrl(key));
    return response && ((await response.json()) as Manifest);
  }

  async putManifest(key: string, manifest: Manifest): Promise<void> {
    await this.#put(manifestUrl(key), new Blob([JSON.stringify(manifest)], { type: "application/json" }));
  }

  /** How many bytes of a file are there, from its beginning. */
  async keptBytes(key: string, path: string): Promise<number> {
    return bytesIn(chain(await this.#parts(key, path)));
  }

  /** Throws HostFailure("full") when there is no room. */
  async putPart(key: string, path: string, from: number, part: Blob): Promise<void> {
    await this.#put(`${fileUrl(key, path)}?from=${from}&bytes=${part.size}`, part);
  }

  /** Deletes what is kept of a file from a byte on; `from` is where a part begins. */
  async cut(key: string, path: string, from = 0): Promise<void> {
    for (const part of await this.#parts(key, path)) if (part.from >= from) await this.#cache.delete(part.url);
  }

  /** The file, which stays on the disk until it is read; undefined when it is not whole. */
  async file(key: string, { path, size }: KeptFile): Promise<Blob | undefined> {
    const blobs: Blob[] = [];
    for (const { url } of chain(await this.#parts(key, path))) {
      const response = await this.#cache.match(url);
      if (response) blobs.push(await response.blob());
    }
    const blob = new Blob(blobs);
    return blob.size === size ? blob : undefined;
  }

  async list(): Promise<KeptModel[]> {
    const parts = new Map<string, Part[]>();
    const keys: string[] = [];
    for (const { url } of await this.#cache.keys()) {
      const [key = "", path] = new URL(url).pathname.slice("/kept-models/".length).split("/").map(decodeURIComponent);
      if (path === undefined) keys.push(key);
      else parts.set(fileUrl(key, path), [...(parts.get(fileUrl(key, path)) ?? []), partOf(url)]);
    }
    const kept: KeptModel[] = [];
    for (const key of keys) {
      const manifest = await this.manifest(key);
      if (!manifest) continue;
      const { files, ...rest } = manifest;
      const keptBytes = files.reduce((sum, { path }) => sum + bytesIn(chain(parts.get(fileUrl(key, path)) ?? [])), 0);
      kept.push({ ...rest, key, bytes: files.reduce((sum, { size }) => sum + size, 0), keptBytes });
    }
    return kept;
  }

  async remove(key: string): Promise<void> {
    // The manifest goes first: without it nobody takes what is left for a model.
    await this.#cache.delete(manifestUrl(key));
    for (const { url } of await this.#cache.keys()) {
      if (url.startsWith(`${manifestUrl(key)}/`)) await this.#cache.delete(url);
    }
  }

  async #parts(key: string, path: string): Promise<Part[]> {
    const found = await this.#cache.keys(fileUrl(key, path), { ignoreSearch: true });
    return found.map(({ url }) => partOf(url));
  }

  async #put(url: string, blob: Blob): Promise<void> {
    try {
      await this.#cache.put(url, new Response(blob));
    } catch (error) {
      if (error instanceof DOMException && error.name === "QuotaExceededError") throw noRoom();
      throw error;
    }
  }
}

function noRoom(): HostFailure {
  return new HostFailure("full", "There is no room left for it on this device. What has come is kept.");
}

/**
 * Throws HostFailure("full") when the browser says that there is too little room for so many bytes more. It may say that
 * there is room and be wrong: Chromium tells of up to 10 GiB whatever there is, so that no page learns about the device.
 */
export async function checkRoom(bytes: number): Promise<void> {
  const { quota, usage = 0 } = await navigator.storage.estimate();
  if (quota === undefined) return; // it does not tell; the store itself will
  const free = Math.max(0, quota - usage);
  if (bytes <= free) return;
  throw new HostFailure(
    "full",
    `The model needs ${formatBytes(bytes)} more, and this browser has room for ${formatBytes(free)}. ` +
      "Delete another model or free room on the device.",
  );
}
