// What the page and the engine's worker say to each other. Every request has a number; its answers carry it.
import type { Generated, GeneratedToken, GenerateRequest } from "./generate";
import type { HostFailureCode } from "./host_request";
import type { HeadGraph, Message, Settings } from "./model";
import type { Site } from "./model_files";
import type { AskedProvider, Measured } from "./pick_provider";
import type { Build, Provider } from "./runtime";
import type { Continuation, Scored } from "./score";
import type { Encoded } from "./tokens";

export interface LoadRequest {
  from: Site | { files: [path: string, file: Blob][] };
  graph: string; // "onnx/model_lab.onnx"
  provider: AskedProvider;
  head?: HeadGraph; // reads the logits on the device where they lie
  ort: Site; // where ONNX Runtime Web lies
  threads: number;
}

export interface LoadedModel {
  provider: Provider;
  build: Build;
  dials: string[]; // their names, as far as the model tells them
  hiddenLayers: number; // of which the residual stream can be read
  contextTokens: number | undefined;
  bytes: number; // of graph and weights
  measured: Measured;
  loadMs: number;
}

/** What each verb is asked with and what it answers. */
export interface Verbs {
  load: { request: LoadRequest; answer: LoadedModel };
  tokenize: { request: { text: string }; answer: Encoded & { pieces: string[] } };
  prompt: { request: { messages: Message[] }; answer: Encoded & { text: string } };
  generate: { request: GenerateRequest; answer: Generated };
  score: { request: { continuations: Continuation[]; settings: Settings }; answer: Scored };
  release: { request: object; answer: null };
}

export type Verb = keyof Verbs;

export type ToWorker =
  { [V in Verb]: { number: number; verb: V; request: Verbs[V]["request"] } }[Verb] | { number: number; verb: "cancel" }; // the request of that number

/** Of a host's the engine gives but "unsupported", "unreachable" and "cancelled". */
export type FailureCode = HostFailureCode | "broken";

export type FromWorker<Answer = Verbs[Verb]["answer"]> =
  | { number: number; kind: "progress"; doneBytes: number; totalBytes: number }
  | { number: number; kind: "token"; token: GeneratedToken }
  | { number: number; kind: "done"; answer: Answer }
  | { number: number; kind: "failed"; code: FailureCode; reason: string };
