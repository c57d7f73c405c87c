// How files come in (picker, drop, paste) and go out (a download).
import { droppedBy, withPaths, withPathsOfFolders, type GivenFile } from "./dropped_files";
import { isTextField } from "./keyboard";

export interface FileListener {
  // A folder takes a while to look into; rejects with a sentence for people.
  opened(files: GivenFile[] | Promise<GivenFile[]>): void;
}

export function watchFiles(
  pickers: HTMLInputElement[],
  dropSign: HTMLElement,
  listener: FileListener,
  until: AbortSignal,
): void {
  for (const picker of pickers) {
    picker.addEventListener("change", () => {
      const files = withPaths(picker.files ?? []);
      picker.value = ""; // so that the same file can be chosen again
      listener.opened(files);
    });
  }
  watchDrops(dropSign, listener, until);
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    // A spreadsheet copies its cells as words and as a picture: into a text field go the words.
    if (files.length === 0 || (isTextField(event.target) && event.clipboardData?.types.includes("text/plain"))) return;
    event.preventDefault();
    listener.opened(withPaths(files));
  };
  document.addEventListener("paste", onPaste, { signal: until });
}

function watchDrops(dropSign: HTMLElement, listener: FileListener, until: AbortSignal): void {
  // Entering a child comes before leaving its parent: the drag is over when all that was entered has been left.
  let depth = 0;
  const show = (): void => void (dropSign.hidden = depth <= 0);
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  const listen = (type: "dragenter" | "dragleave" | "dragover" | "drop", handle: (event: DragEvent) => void): void =>
    window.addEventListener(type, handle, { signal: until });

  listen("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth += 1;
    show();
  });
  listen("dragleave", (event) => {
    if (!carriesFiles(event)) return;
    depth -= 1;
    show();
  });
  // Or the browser opens the file, or the link, in place of the page. Words may be dropped into a text field.
  listen("dragover", (event) => {
    if (!carriesFiles(event) && isTextField(event.target)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = carriesFiles(event) ? "copy" : "none";
  });
  listen("drop", (event) => {
    if (!carriesFiles(event) && isTextField(event.target)) return;
    event.preventDefault();
    depth = 0;
    show();
    if (!event.dataTransfer) return;
    const dropped = droppedBy(event.dataTransfer);
    listener.opened(dropped.folders.length > 0 ? withPathsOfFolders(dropped) : withPaths(dropped.files));
  });
}

export function saveFile(name: string, mime: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // slow disks are still reading it
}
