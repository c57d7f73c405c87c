// Whether files that came in are a language model or logs: a folder or a zip with a config.json in it is a model's.
import type { GivenFile } from "./dropped_files";

// The directory of a zip stands at its end; that of a model's few files is short.
const mostDirectoryBytes = 1 << 20;

async function isZipWithConfig(file: File): Promise<boolean> {
  const magic = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (magic[0] !== 0x50 || magic[1] !== 0x4b) return false; // "PK"
  const end = new TextDecoder("latin1").decode(await file.slice(-mostDirectoryBytes).arrayBuffer());
  // A name in the directory follows the entry's fixed part, which ends in four bytes of an offset.
  return /PK\x01\x02[^]{42}(?:[^\0]{0,200}\/)?config\.json/.test(end);
}

/** What cannot be read is taken for a log, whose reader says why. */
export async function isModel(files: GivenFile[]): Promise<boolean> {
  if (files.some(([path]) => path.endsWith("/config.json"))) return true;
  const [only] = files;
  if (only === undefined || files.length !== 1) return false;
  return isZipWithConfig(only[1]).catch(() => false);
}
