// Where studies come from: those shipped with this version of the page, and those kept on this device.
import { besideThisScript } from "./loader";
import { readPack } from "./storage";
import type { Failure } from "./wasm_app";

const shippedPrefix = "shipped:";

export async function shippedStudies(): Promise<unknown[]> {
  try {
    const response = await fetch(besideThisScript("studies/index.json"));
    const list: unknown = response.ok ? await response.json() : [];
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

// A study that a link names (shared/session/url_codec.h) is fetched while the app still loads.
export function expectStudy(fragment: string): void {
  const key = new URLSearchParams(fragment).get("s") ?? "";
  if (key.startsWith(shippedPrefix)) void fetchStudy(key).then((found) => (arrivedEarly = { key, found }));
}
let arrivedEarly: { key: string; found: Uint8Array | Failure } | undefined;

// At once when it has arrived early: the first frame can show it then.
export function studyOf(key: string): Uint8Array | Failure | Promise<Uint8Array | Failure> {
  const found = arrivedEarly?.key === key ? arrivedEarly.found : fetchStudy(key);
  arrivedEarly = undefined;
  return found;
}

async function fetchStudy(key: string): Promise<Uint8Array | Failure> {
  try {
    return key.startsWith(shippedPrefix) ? await fetchShipped(key.slice(shippedPrefix.length)) : await fetchKept(key);
  } catch (error) {
    return {
      code: "study-unreachable",
      message: "The study could not be fetched.",
      where: error instanceof Error ? error.message : String(error),
      hint: "Check the connection and try again.",
    };
  }
}

async function fetchShipped(name: string): Promise<Uint8Array | Failure> {
  const response = await fetch(besideThisScript(`studies/${encodeURIComponent(name)}.consilium.gz`));
  if (response.ok) return unpacked(new Uint8Array(await response.arrayBuffer()));
  return {
    code: "study-unknown",
    message: "There is no such study among those shipped with this page.",
    where: name,
    hint: "The link may have been made by another version. Home lists what is there.",
  };
}

// Some servers declare a .gz file as compressed in transit; the browser has unpacked it then.
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function fetchKept(key: string): Promise<Uint8Array | Failure> {
  const pack = await readPack(key);
  if (pack) return pack;
  return {
    code: "study-not-kept",
    message: "This study is not kept on this device.",
    hint: "A link shows a study of your own only where its files were opened. Open the files again.",
  };
}
