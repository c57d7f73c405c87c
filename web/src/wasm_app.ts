// The app's wasm as typed functions: texts and bytes in, through one scratch allocation each; nothing else knows addresses.

import type { WhyEnded } from "./engine/generate";
import type { FailureCode } from "./engine/messages";
import type { Measured } from "./engine/pick_provider";
import type { Build, Provider } from "./engine/runtime";
import type { PaintedText } from "./text_painter";

export interface WasmExports {
  HEAPU8: Uint8Array;
  _malloc(size: number): number;
  _free(address: number): void;
  _consilium_start(facts: number, size: number): number;
  _consilium_frame(nowMs: number): number;
  _consilium_resize(cssWidth: number, cssHeight: number, pixelWidth: number, pixelHeight: number): void;
  _consilium_context_lost(): void;
  _consilium_context_restored(): void;
  _consilium_environment(
    dark: boolean,
    forcedColors: boolean,
    reducedMotion: boolean,
    coarse: boolean,
    textScale: number,
  ): void;
  _consilium_pointer_moved(x: number, y: number, source: number): void;
  _consilium_pointer_button(x: number, y: number, button: number, down: boolean, source: number): void;
  _consilium_pointer_left(): void;
  _consilium_wheel(dx: number, dy: number): void;
  _consilium_key(chord: number, size: number): void;
  _consilium_action(kind: number, node: number, value: number, text: number, size: number): void;
  _consilium_message(json: number, size: number): void;
  _consilium_study(key: number, keySize: number, pack: number, size: number, fromStore: boolean): void;
}

// In the order of ActionKind in wasm/ui/a11y/semantic_tree.h.
export const actionKinds = ["activate", "focus", "blur", "set_value", "set_text", "submit", "dismiss", "move"] as const;
export type ActionKind = (typeof actionKinds)[number];

export type Severity = "info" | "warning" | "error";
export interface Failure {
  code: string;
  message: string;
  where?: string;
  hint?: string;
}
// Read by wasm/bridge/page_messages.cpp.
export type PageMessage =
  | { type: "failed"; key: string; error: Failure; diagnostics?: unknown[] }
  | { type: "not_kept"; key: string; message: string }
  | { type: "progress"; done: number; total: number; label: string }
  | { type: "cancelled" }
  | { type: "link"; fragment: string }
  | { type: "notify"; severity: Severity; message: string }
  | LabMessage
  | ModelsMessage;

export interface LabChoice {
  id: number;
  text: string; // what the token adds to the reply
  log_probability: number; // nats
}

// What comes of the app's questions to the what-if lab (lab_client.ts).
export type LabMessage =
  | { type: "lab_book"; files: Record<string, string>; criteria: string }
  | { type: "lab_book_failed"; message: string }
  | { type: "lab_progress"; done: number; total: number } // bytes
  | {
      type: "lab_ready";
      provider: Provider;
      build: Build;
      dials: string[];
      load_ms: number;
      context_tokens: number | undefined;
      bytes: number; // of graph and weights
      measured: Measured;
    }
  | ({
      type: "lab_token";
      number: number;
      entropy: number; // nats
      alternatives: (LabChoice & { ends: boolean })[]; // the reply
    } & LabChoice)
  | { type: "lab_done"; number: number; ended: WhyEnded }
  | { type: "lab_failed"; number: number; code: FailureCode; message: string }; // number 0: the load

// A model of a host. Empty: the usual host, its main revision.
export interface HostedModelName {
  id: string; // "owner/name"
  host: string;
  revision: string;
}
/** Which model the lab runs, as shared/session/model_name.h has it: "device" is one that the user gave, by its name. */
export interface ModelName extends HostedModelName {
  place: "shipped" | "host" | "device";
  precision: string; // empty: whichever is there
}
export interface CatalogueModel {
  id: string;
  name: string;
  parameters: number;
  licence: string;
  variants: { precision: string; bytes: number; needs_f16: boolean }[];
}
export interface KeptModelRow extends HostedModelName {
  key: string;
  precision: string;
  bytes: number; // when it is whole
  kept_bytes: number;
  whole: boolean;
}

// What comes of the app's questions about models (models_client.ts).
export type ModelsMessage =
  | { type: "models_catalogue"; models: CatalogueModel[] }
  | { type: "models_kept"; models: KeptModelRow[]; room: number } // bytes; -1: the browser does not tell
  | ({
      type: "models_offer";
      licence: string; // empty: not told
      suggested: string;
      variants: { precision: string; bytes: number; why_not: string }[];
    } & HostedModelName)
  | { type: "models_progress"; done: number; total: number } // bytes
  | ({ type: "models_downloaded"; precision: string } & HostedModelName)
  | { type: "models_reading" } // files that the user gave
  | { type: "models_given"; name: string; bytes: number }
  | { type: "models_failed"; code: FailureCode; message: string };

export interface StartFacts {
  address: string;
  link: string;
  preferences: string;
  library: string;
  shipped: unknown[];
  unix_s: number;
  utc_offset_min: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class WasmApp {
  constructor(
    private readonly wasm: WasmExports,
    private readonly changed: () => void,
  ) {}

  start(facts: StartFacts): boolean {
    return this.withText(JSON.stringify(facts), (at, size) => this.wasm._consilium_start(at, size)) !== 0;
  }
  frame(nowMs: number): number {
    return this.wasm._consilium_frame(nowMs);
  }
  resize(cssWidth: number, cssHeight: number, pixelWidth: number, pixelHeight: number): void {
    this.wasm._consilium_resize(cssWidth, cssHeight, pixelWidth, pixelHeight);
  }
  contextLost(): void {
    this.wasm._consilium_context_lost();
  }
  contextRestored(): void {
    this.wasm._consilium_context_restored();
    this.changed();
  }
  environment(
    dark: boolean,
    forcedColors: boolean,
    reducedMotion: boolean,
    coarsePointer: boolean,
    textScale: number,
  ): void {
    this.wasm._consilium_environment(dark, forcedColors, reducedMotion, coarsePointer, textScale);
    this.changed();
  }
  pointerMoved(x: number, y: number, source: number): void {
    this.wasm._consilium_pointer_moved(x, y, source);
    this.changed();
  }
  pointerButton(x: number, y: number, button: number, down: boolean, source: number): void {
    this.wasm._consilium_pointer_button(x, y, button, down, source);
    this.changed();
  }
  pointerLeft(): void {
    this.wasm._consilium_pointer_left();
    this.changed();
  }
  wheel(dx: number, dy: number): void {
    this.wasm._consilium_wheel(dx, dy);
    this.changed();
  }
  key(chord: string): void {
    this.withText(chord, (at, size) => this.wasm._consilium_key(at, size));
    this.changed();
  }
  action(kind: ActionKind, node: number, value = 0, text = ""): void {
    this.withText(text, (at, size) => this.wasm._consilium_action(actionKinds.indexOf(kind), node, value, at, size));
    this.changed();
  }
  message(message: PageMessage): void {
    this.withText(JSON.stringify(message), (at, size) => this.wasm._consilium_message(at, size));
    this.changed();
  }
  // False: the page's memory cannot hold this study beside what is open.
  study(key: string, pack: Uint8Array, fromStore: boolean): boolean {
    const at = this.wasm._malloc(Math.max(1, pack.length));
    if (at === 0) return false;
    this.wasm.HEAPU8.set(pack, at);
    this.withText(key, (keyAt, keySize) => this.wasm._consilium_study(keyAt, keySize, at, pack.length, fromStore));
    this.wasm._free(at);
    this.changed();
    return true;
  }

  // --- for the functions that the wasm calls: what lies at an address ---
  text(at: number, size: number): string {
    return decoder.decode(this.wasm.HEAPU8.subarray(at, at + size));
  }
  copyOfBytes(at: number, size: number): Uint8Array<ArrayBuffer> {
    return this.wasm.HEAPU8.slice(at, at + size) as Uint8Array<ArrayBuffer>;
  }

  // Puts a picture where the wasm asks for one; 0 when there is no memory for it.
  placePainted(painted: PaintedText, facts: number): number {
    const bytes = painted.width * painted.height * 4;
    const at = this.wasm._malloc(Math.max(1, bytes));
    if (at === 0) return 0;
    this.wasm.HEAPU8.set(painted.pixels.subarray(0, bytes), at);
    const { width, height, left, top, advance, colored } = painted;
    new Float32Array(this.wasm.HEAPU8.buffer, facts, 6).set([width, height, left, top, advance, colored ? 1 : 0]);
    return at;
  }

  private withText<T>(text: string, call: (at: number, size: number) => T): T {
    const bytes = encoder.encode(text);
    const at = this.wasm._malloc(Math.max(1, bytes.length));
    this.wasm.HEAPU8.set(bytes, at);
    const result = call(at, bytes.length);
    this.wasm._free(at);
    return result;
  }
}
