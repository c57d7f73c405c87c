// What a drop holds: files, and folders with the files inside them.

// A home folder dropped by mistake shall not be read to its end.
const mostFiles = 1000;

export interface Dropped {
  files: File[];
  folders: FileSystemDirectoryEntry[];
}

// To be asked within the drop event: the browser takes the answer back when the event is over.
export function droppedBy(transfer: DataTransfer): Dropped {
  const dropped: Dropped = { files: [], folders: [] };
  for (const item of transfer.items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry();
    const file = entry?.isDirectory ? null : item.getAsFile();
    if (entry?.isDirectory) dropped.folders.push(entry as FileSystemDirectoryEntry);
    else if (file) dropped.files.push(file);
  }
  return dropped;
}

// With its path, for what is a folder as a whole: "ward/onnx/model.onnx".
export type GivenFile = [path: string, file: File];

// Rejects with a sentence for people when there is nothing to open, or far too much.
export async function withPathsOfFolders({ files, folders }: Dropped): Promise<GivenFile[]> {
  const found = withPaths(files);
  const waiting = [...folders];
  for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
    for (const entry of await entriesOf(folder)) {
      if (entry.name.startsWith(".")) continue; // what the system keeps for itself
      if (entry.isDirectory) waiting.push(entry as FileSystemDirectoryEntry);
      else found.push([entry.fullPath.replace(/^\//, ""), await fileOf(entry as FileSystemFileEntry)]);
      if (found.length > mostFiles)
        throw new Error(`The folder holds more than ${mostFiles} files. Drop the logs that belong together instead.`);
    }
  }
  if (found.length === 0) throw new Error("There is no file in this folder.");
  return found;
}

// Of a picked folder's files the browser tells the path, too.
export const withPaths = (files: Iterable<File>): GivenFile[] =>
  [...files].map((file) => [file.webkitRelativePath || file.name, file]);

// The browser hands out about a hundred at a time, and none at the end.
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
    if (all.length > 10 * mostFiles) return all;
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
