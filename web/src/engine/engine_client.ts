// The page's side of the engine: asks the worker, and gives each answer to whoever asked. The worker that fetches models
// (model_worker.ts) speaks the same language with verbs of its own.
import type { GeneratedToken } from "./generate";
import type { FailureCode, FromWorker, Verbs } from "./messages";

/** A request that came to nothing, with the reason in words. */
export class EngineFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

export interface Listening {
  token?: (token: GeneratedToken) => void;
  progress?: (doneBytes: number, totalBytes: number) => void;
  signal?: AbortSignal; // cancels the request
}

interface Pending {
  listening: Listening;
  resolve: (answer: unknown) => void;
  reject: (failure: EngineFailure) => void;
}

type RequestOf<One> = One extends { request: infer Request } ? Request : never;
type AnswerOf<One> = One extends { answer: infer Answer } ? Answer : never;

export class EngineClient<All extends object = Verbs> {
  readonly #makeWorker: () => Worker;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(makeWorker: () => Worker) {
    this.#makeWorker = makeWorker;
  }

  /** Rejects with an EngineFailure. A worker that died is started anew by the next request, without a model. */
  ask<V extends keyof All>(verb: V, request: RequestOf<All[V]>, listening: Listening = {}): Promise<AnswerOf<All[V]>> {
    const number = ++this.#last;
    return new Promise((resolve, reject) => {
      const { signal } = listening;
      if (signal?.aborted) return reject(new EngineFailure("cancelled", "The request was cancelled."));
      this.#pending.set(number, { listening, resolve: resolve as Pending["resolve"], reject });
      signal?.addEventListener("abort", () => this.#tell({ number, verb: "cancel" }), { once: true });
      this.#tell({ number, verb, request });
    });
  }

  /** Ends the worker, which alone gives its memory back; what was asked for fails. */
  stop(reason = "The model was stopped."): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(new EngineFailure("broken", reason));
    this.#pending.clear();
  }

  #tell(message: object): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.addEventListener("message", ({ data }: MessageEvent<FromWorker<unknown>>) => this.#hear(data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.stop(`The model's worker stopped: ${event.message || "it could not be started"}.`);
    });
    return worker;
  }

  #hear(message: FromWorker<unknown>): void {
    const pending = this.#pending.get(message.number);
    if (!pending) return;
    if (message.kind === "token") return pending.listening.token?.(message.token);
    if (message.kind === "progress") return pending.listening.progress?.(message.doneBytes, message.totalBytes);
    this.#pending.delete(message.number);
    if (message.kind === "done") pending.resolve(message.answer);
    else pending.reject(new EngineFailure(message.code, message.reason));
  }
}
