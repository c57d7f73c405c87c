// Makes zips for tests.
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";

/** `files`: path -> bytes or text; `options`: of the writer ({ level: 0 } stores). */
export async function zipOf(files, options = {}) {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { useWebWorkers: false, ...options });
  for (const [path, content] of Object.entries(files)) {
    const reader =
      typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(new Uint8Array(content));
    await writer.add(path, reader);
  }
  return writer.close();
}

/** The same bytes with one text in place of another of the same length, wherever it stands. */
export async function withText(zip, from, to) {
  const text = Buffer.from(await zip.arrayBuffer()).toString("latin1");
  return new Blob([Buffer.from(text.replaceAll(from, to), "latin1")]);
}

/** A zip of so many empty files; the writer takes its time for each. */
export function zipOfEmptyFiles(count) {
  const names = Array.from({ length: count }, (_, i) => Buffer.from(String(i).padStart(4, "0")));
  const record = (signature, sizes) => {
    const bytes = Buffer.alloc(sizes);
    bytes.writeUInt32LE(signature, 0);
    return bytes;
  };
  const entries = names.map((name) => {
    const header = record(0x04034b50, 30);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, name]);
  });
  const directory = names.map((name, i) => {
    const header = record(0x02014b50, 46);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(i * entries[0].length, 42);
    return Buffer.concat([header, name]);
  });
  const end = record(0x06054b50, 22);
  for (const at of [8, 10]) end.writeUInt16LE(count, at);
  end.writeUInt32LE(directory.length * directory[0].length, 12);
  end.writeUInt32LE(entries.length * entries[0].length, 16);
  return new Blob([...entries, ...directory, end]);
}
