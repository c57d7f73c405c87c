// The worker that owns ONNX Runtime, the model and its sessions. One request runs after the other.
import { generate } from "./generate";
import type { FailureCode, FromWorker, LoadedModel, LoadRequest, ToWorker, Verb, Verbs } from "./messages";
import { Unsupported } from "./contract";
import { graphicsAdapter } from "./device";
import { LoadProgress } from "./load_progress";
import { Model } from "./model";
import { GivenFiles, SiteFolder, Unreachable, type ModelFiles } from "./model_files";
import { bytesOf, readParts } from "./model_parts";
import { candidates, msPerToken, pickProvider } from "./pick_provider";
import { buildFor, Cancelled, loadOrt, Queue, reasonOf } from "./runtime";
import { score } from "./score";

const worker = self as unknown as DedicatedWorkerGlobalScope;
const queue = new Queue();
const running = new Map<number, AbortController>();
let model: Model | undefined;

const tell = (message: FromWorker): void => worker.postMessage(message);

function loaded(): Model {
  if (!model) throw new Unsupported("No model is loaded.");
  return model;
}

async function release(): Promise<null> {
  await model?.release();
  model = undefined;
  return null;
}

function filesOf(from: LoadRequest["from"], progress: LoadProgress): ModelFiles {
  if ("files" in from) return new GivenFiles(new Map(from.files));
  for (const [path, { bytes }] of Object.entries(from.shipped ?? {})) progress.expect(path, bytes);
  return new SiteFolder(from);
}

async function load(number: number, request: LoadRequest, signal: AbortSignal): Promise<LoadedModel> {
  await release();
  const begun = performance.now();
  const progress = new LoadProgress((doneBytes, totalBytes) => {
    if (signal.aborted) throw new Cancelled();
    tell({ number, kind: "progress", doneBytes, totalBytes });
  });
  const asked = request.provider;
  const adapter = asked === "auto" ? await graphicsAdapter() : undefined;
  // The builds with WebGPU run on the CPU, too, so that one of them is enough to try both.
  const build = buildFor(asked === "auto" ? (adapter ? "webgpu" : "wasm") : asked);
  const files = filesOf(request.from, progress);
  const [ort, parts] = await Promise.all([
    loadOrt(request.ort, build, request.threads, progress),
    readParts(files, request.graph, progress),
  ]);
  const picked = await pickProvider(
    asked === "auto" ? candidates(adapter, bytesOf(parts)) : [asked],
    (provider) => Model.open(ort, parts, provider, request.head),
    (opened) => msPerToken(opened, signal),
  );
  model = picked.model;
  const { contract, config } = model;
  return {
    provider: picked.provider,
    build,
    dials: Array.from({ length: contract.dials }, (_, i) => config.dials?.[i] ?? `dial ${i + 1}`),
    hiddenLayers: contract.hiddenStates.length,
    contextTokens: config.max_position_embeddings,
    bytes: bytesOf(parts),
    measured: picked.measured,
    loadMs: performance.now() - begun,
  };
}

function answer(message: Exclude<ToWorker, { verb: "cancel" }>, signal: AbortSignal): Promise<Verbs[Verb]["answer"]> {
  const { number } = message;
  switch (message.verb) {
    case "load":
      return load(number, message.request, signal);
    case "tokenize": {
      const { tokens } = loaded();
      const encoded = tokens.encode(message.request.text);
      return Promise.resolve({ ...encoded, pieces: encoded.ids.map((id) => tokens.piece(id)) });
    }
    case "prompt": {
      const text = loaded().prompt(message.request.messages);
      return Promise.resolve({ text, ...loaded().tokens.encode(text) });
    }
    case "generate":
      return generate(loaded(), message.request, (token) => tell({ number, kind: "token", token }), signal);
    case "score":
      return score(loaded(), message.request.continuations, message.request.settings, signal);
    case "release":
      return release();
  }
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof Cancelled) return "cancelled";
  if (error instanceof Unsupported) return "unsupported";
  return error instanceof Unreachable ? "unreachable" : "broken";
}

worker.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.verb === "cancel") {
    running.get(data.number)?.abort();
    return;
  }
  const controller = new AbortController();
  running.set(data.number, controller);
  void queue.run(async () => {
    const { number } = data;
    try {
      if (controller.signal.aborted) throw new Cancelled();
      tell({ number, kind: "done", answer: await answer(data, controller.signal) });
    } catch (error) {
      tell({ number, kind: "failed", code: codeOf(error), reason: reasonOf(error) });
    } finally {
      running.delete(number);
    }
  });
});
