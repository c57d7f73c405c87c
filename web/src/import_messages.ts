// What the page and the import worker say to each other.
import type { Failure } from "./wasm_app";

export interface ImportRequest {
  files: File[];
}

export type ImportReply =
  | { type: "progress"; done: number; total: number; label: string }
  | { type: "imported"; key: string; pack: ArrayBuffer; peakBytes: number }
  | { type: "failed"; error: Failure; diagnostics: unknown[] };

// The same limits as wasm and CLI (shared/importers/importer.h), checked here before a file is read at all.
export const maxFileBytes = 1_000_000_000;
export const maxTotalBytes = 2_000_000_000;

export const formatBytes = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(1)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1e3)} kB`;
