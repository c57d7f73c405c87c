// The files of a zip, each unpacked only when it is wanted.
//
// @zip.js/zip.js reads the directory: it knows archives above 4 GB, which weights make, reads no more of the file than
// that, and refuses names that lead out of the folder. fflate, the smaller choice, wants the whole archive in memory.
// This part of it comes without ciphers and codecs of its own (100 KB, not 170): the browser unpacks.
import { BlobReader, BlobWriter, ZipReader, type Entry, type FileEntry } from "@zip.js/zip.js/lib/zip-core-custom.js";
import { cancelled, HostFailure } from "./host_request";
import { formatBytes, type SizedFile } from "./model_variants";

export interface GivenFile extends SizedFile {
  open(signal: AbortSignal): Promise<Blob>;
}

const mostFiles = 1000;
// Weights hardly shrink, JSON to a twentieth or so; what is packed a hundredfold is made to burst.
const mostTimesLarger = 100;
const smallBytes = 1 << 20; // whatever its ratio, this much does no harm

const refused = (reason: string): HostFailure => new HostFailure("unsupported", `The zip cannot be used: ${reason}`);

function check({ filename, compressedSize, uncompressedSize, encrypted, symlink }: Entry): void {
  if (encrypted) throw refused("it asks for a password.");
  if (symlink) throw refused(`${filename} stands for another file.`);
  if (/[\\\0:]|^\/|(^|\/)\.\.(\/|$)/.test(filename)) throw refused(`“${filename}” is no name of a file in a folder.`);
  if (uncompressedSize > smallBytes && uncompressedSize > mostTimesLarger * compressedSize) {
    throw refused(
      `${filename} would grow from ${formatBytes(compressedSize)} to ${formatBytes(uncompressedSize)} when it is unpacked.`,
    );
  }
}

/** Where an entry's bytes lie in the archive: behind its own header, which is not as long as that in the directory. */
async function stored(zip: Blob, { filename, offset, compressedSize, uncompressedSize }: Entry): Promise<Blob> {
  const header = new DataView(await zip.slice(offset, offset + 30).arrayBuffer());
  const begins = header.byteLength === 30 && header.getUint32(0, true) === 0x04034b50;
  if (!begins || compressedSize !== uncompressedSize) throw refused(`${filename} is broken.`);
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const bytes = zip.slice(start, start + compressedSize);
  if (bytes.size !== compressedSize) throw refused(`${filename} is cut short.`);
  return bytes;
}

async function unpacked(entry: FileEntry, signal: AbortSignal): Promise<Blob> {
  try {
    // The size is held against the directory's as it grows, and the check sum at the end.
    return await entry.getData(new BlobWriter(), { signal, checkCrc32: true, useWebWorkers: false });
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw refused(`${entry.filename} cannot be unpacked (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Throws HostFailure("unsupported") with the reason. */
export async function filesOfZip(zip: Blob): Promise<GivenFile[]> {
  const files: GivenFile[] = [];
  try {
    for await (const entry of new ZipReader(new BlobReader(zip)).getEntriesGenerator()) {
      check(entry);
      if (entry.directory) continue;
      const open = (signal: AbortSignal): Promise<Blob> =>
        entry.compressionMethod === 0 ? stored(zip, entry) : unpacked(entry, signal);
      files.push({ path: entry.filename, size: entry.uncompressedSize, open });
      if (files.length > mostFiles) throw refused(`it holds more than ${mostFiles} files.`);
    }
  } catch (error) {
    if (error instanceof HostFailure) throw error;
    throw refused(`it is no zip, or broken (${error instanceof Error ? error.message : String(error)}).`);
  }
  return files;
}
