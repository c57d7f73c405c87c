// What files a model has on its host: paths, sizes and versions, by the listing of the Hub's API.
import { ask, HostFailure, type Patience } from "./host_request";
import { hostName, listingUrl, type ModelAddress } from "./model_address";

export interface ListedFile {
  path: string;
  size: number; // bytes
  version: string; // changes with the contents; empty where the host tells none
}

// Far above any model's: a listing without an end shall not be read to it.
const mostPages = 20;
const mostPageBytes = 8 << 20;

interface Entry {
  type?: unknown;
  path?: unknown;
  size?: unknown;
  oid?: unknown;
  lfs?: { oid?: unknown; size?: unknown } | null;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

// Large files lie elsewhere (git LFS) and have their own size and hash, which are those of what is sent.
function fileOf(entry: Entry): ListedFile | undefined {
  if (entry.type !== "file") return undefined;
  const size = entry.lfs?.size ?? entry.size;
  const path = text(entry.path);
  if (path === "" || typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) throw new TypeError();
  return { path, size, version: text(entry.lfs?.oid) || text(entry.oid) };
}

/** The address of the next page, which lies on the same host. */
function nextPage(link: string | null, host: string): string | undefined {
  const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? "")?.[1];
  if (next === undefined || !URL.canParse(next, host)) return undefined;
  const url = new URL(next, host);
  return url.origin === new URL(host).origin ? url.href : undefined;
}

export async function listFiles(address: ModelAddress, patience: Patience, signal: AbortSignal): Promise<ListedFile[]> {
  const host = hostName(address);
  const files: ListedFile[] = [];
  let url: string | undefined = listingUrl(address);
  for (let page = 0; url !== undefined && page < mostPages; page++) {
    const answer = await ask({ url, host, what: `${address.id} at ${address.revision}` }, patience, signal);
    const json = await answer.text(mostPageBytes);
    try {
      for (const entry of JSON.parse(json) as Entry[]) {
        const file = fileOf(entry);
        if (file) files.push(file);
      }
    } catch {
      throw new HostFailure("wrong", `${host} does not answer as a model host does: its list of files cannot be read.`);
    }
    url = nextPage(answer.headers.get("link"), address.host);
  }
  return files;
}
