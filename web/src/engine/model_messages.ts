// What the page and the worker that fetches models say to each other, in the form of messages.ts.
import type { GivenModel } from "./given_model";
import type { Offer, OpenedModel, Settings } from "./model_host";
import type { KeptModel } from "./model_store";
import type { Precision } from "./model_variants";

/** As a person typed it. Without a host or a revision the usual ones are meant. */
export interface AskedModel {
  id: string; // "owner/name"
  revision?: string;
  host?: string;
  settings?: Partial<Settings>; // where not as usual
}

export interface ModelVerbs {
  /** Asks the host what it has of a model. */
  look: { request: AskedModel; answer: Offer };
  /** Fetches it; tells progress. Without a precision the one that suits the device. */
  download: { request: AskedModel & { precision?: Precision }; answer: KeptModel };
  /** What is on this device. */
  kept: { request: object; answer: KeptModel[] };
  /** The files of one of those, for the engine. */
  open: { request: { key: string }; answer: OpenedModel };
  remove: { request: { key: string }; answer: null };
  /** Makes a model of files that the user gave: those of a folder by their paths, or one zip. */
  given: { request: { files: [path: string, file: Blob][] }; answer: GivenModel };
}

export type ModelVerb = keyof ModelVerbs;

export type ToModelWorker =
  | { [V in ModelVerb]: { number: number; verb: V; request: ModelVerbs[V]["request"] } }[ModelVerb]
  | { number: number; verb: "cancel" };
