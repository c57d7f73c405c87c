// One request to a model host, and a sentence for each way in which it can go wrong.

export type HostFailureCode =
  | "address" // what was typed names no model
  | "unreachable" // may go better when tried again; what has come is kept
  | "missing" // the host has no such model, revision or file
  | "gated" // only for people who have signed in there
  | "wrong" // what came is not what was announced
  | "unsupported" // cannot be run here
  | "full" // no room on this device
  | "busy" // somebody else is at it
  | "cancelled";

/** A model that did not come, and why, in words for the person who asked for it. */
export class HostFailure extends Error {
  readonly code: HostFailureCode;

  constructor(code: HostFailureCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** How patient to be with a host. */
export interface Patience {
  silenceMs: number; // without a byte, after which a connection counts as broken
  pauseMs: number; // before the second attempt that brings nothing; twice as long before the third ...
  attempts: number; // in a row that bring nothing
}

export const usualPatience: Patience = { silenceMs: 30_000, pauseMs: 1000, attempts: 4 };

/** What is asked for, for the sentences. */
export interface Wanted {
  url: string;
  host: string; // its name
  what: string; // "config.json of owner/name"
}

export const cancelled = (): HostFailure => new HostFailure("cancelled", "The request was cancelled.");

function refusal({ host, what }: Wanted, status: number): HostFailure {
  // The Hub answers 401 for what is gated and for what does not exist alike, so that nobody learns which.
  if (status === 401 || status === 403) {
    return new HostFailure(
      "gated",
      `${host} gives ${what} only to people who have signed in and agreed to its terms, or there is no such model. ` +
        "This page signs in nowhere: download the model there and drop its folder here.",
    );
  }
  if (status === 404 || status === 410) return new HostFailure("missing", `${host} has no ${what}.`);
  if (status === 429)
    return new HostFailure("unreachable", `${host} asks to wait: too many requests. Try again later.`);
  return new HostFailure("unreachable", `${host} did not give ${what}: it answered ${status}.`);
}

/** An answer, and its body in pieces. Nobody waits longer than the silence that is allowed. */
export class Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly #response: Response;
  readonly #wanted: Wanted;
  readonly #watch: Watch;

  constructor(response: Response, wanted: Wanted, watch: Watch) {
    this.status = response.status;
    this.headers = response.headers;
    this.#response = response;
    this.#wanted = wanted;
    this.#watch = watch;
  }

  async *pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const reader = this.#response.body?.getReader();
    try {
      while (reader) {
        this.#watch.wait();
        const { done, value } = await reader.read();
        this.#watch.rest();
        if (done) break;
        yield value;
      }
    } catch (error) {
      throw this.#watch.explain(error, this.#wanted);
    } finally {
      this.#watch.end();
      await reader?.cancel().catch(() => undefined);
    }
  }

  /** The whole body as text; throws HostFailure("wrong") when it is larger than `mostBytes`. */
  async text(mostBytes: number): Promise<string> {
    const decoder = new TextDecoder();
    let text = "";
    let bytes = 0;
    for await (const piece of this.pieces()) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new HostFailure("wrong", `${this.#wanted.what} is larger than any known.`);
      text += decoder.decode(piece, { stream: true });
    }
    return text + decoder.decode();
  }

  async drop(): Promise<void> {
    this.#watch.end();
    await this.#response.body?.cancel().catch(() => undefined);
  }
}

/** Ends a request that is cancelled, or whose host has fallen silent. */
class Watch {
  readonly #control = new AbortController();
  readonly #cancel: AbortSignal;
  readonly #silenceMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cancel: AbortSignal, silenceMs: number) {
    this.#cancel = cancel;
    this.#silenceMs = silenceMs;
    cancel.addEventListener("abort", this.#abort);
    if (cancel.aborted) this.#abort();
  }

  get signal(): AbortSignal {
    return this.#control.signal;
  }

  /** For the host; between that and `rest` its silence counts. */
  wait(): void {
    this.#timer = setTimeout(this.#abort, this.#silenceMs);
  }

  rest(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.rest();
    this.#cancel.removeEventListener("abort", this.#abort);
  }

  explain(error: unknown, { host, what }: Wanted): unknown {
    if (this.#cancel.aborted) return cancelled();
    if (this.signal.aborted) return new HostFailure("unreachable", `${host} fell silent while it sent ${what}.`);
    // The browser's own complaints, about a connection that is not there or breaks off, are TypeErrors.
    if (!(error instanceof TypeError)) return error;
    return new HostFailure("unreachable", `The connection to ${host} broke off while it sent ${what}.`);
  }

  readonly #abort = (): void => this.#control.abort();
}

/**
 * Asks the host; throws HostFailure for every answer but 200, 206 and 416. `from`: the first byte that is wanted.
 *
 * Nothing but a plain Range is sent along: any other header (If-Range, too) would make the browser ask the host first
 * whether it may, and the servers to which the Hub sends on have not always answered that. Who asks is not told.
 */
export async function ask(wanted: Wanted, patience: Patience, cancel: AbortSignal, from = 0): Promise<Answer> {
  const watch = new Watch(cancel, patience.silenceMs);
  let response: Response;
  watch.wait();
  try {
    response = await fetch(wanted.url, {
      headers: from > 0 ? { Range: `bytes=${from}-` } : {},
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store", // it is kept once, by us
      signal: watch.signal,
    });
    watch.rest();
  } catch (error) {
    watch.end();
    const reason = watch.explain(error, wanted);
    if (!(error instanceof TypeError) || (reason as HostFailure).code === "cancelled") throw reason;
    throw new HostFailure(
      "unreachable",
      `${wanted.host} could not be reached. Is there a connection, and does this page's address have leave to ask it?`,
    );
  }
  const answer = new Answer(response, wanted, watch);
  if ([200, 206].includes(response.status) || (response.status === 416 && from > 0)) return answer;
  await answer.drop();
  throw refusal(wanted, response.status);
}
