// What a model runs on when that is left to us: small models are often faster on the processor than on the graphics
// device, so that the two are timed with the model itself.
import { dispose, type Model } from "./model";
import { Cancelled, listen, type Provider } from "./runtime";

export type AskedProvider = Provider | "auto";

/** Milliseconds a token; empty where nothing had to be measured. */
export type Measured = Partial<Record<Provider, number>>;

// Loading a model twice takes its memory twice; the large ones are those that a graphics device is made for.
const mostBytesToTry = 64e6;

/** `bytes`: of the model. Those worth trying, the one that works everywhere first. */
export function candidates(adapter: GPUAdapter | undefined, bytes: number): Provider[] {
  if (!adapter) return ["wasm"];
  if (bytes <= mostBytesToTry) return ["wasm", "webgpu"];
  return [adapter.info.isFallbackAdapter ? "wasm" : "webgpu"]; // such an adapter is software on the processor
}

const probe = "What should I do?";
const probeTokens = 8;
const probeMs = 2000; // a device so slow that this runs out has told enough

/** Milliseconds a token while `model` writes: the median, whatever else the machine does meanwhile. */
export async function msPerToken(model: Model, signal: AbortSignal): Promise<number> {
  const { ids: prompt } = model.tokens.encode(model.prompt([{ role: "user", content: probe }]));
  await stepTimes(model, prompt, 2, signal); // shaders are compiled, memory is claimed
  const times = (await stepTimes(model, prompt, probeTokens, signal)).sort((a, b) => a - b);
  return times[times.length >> 1]!;
}

async function stepTimes(model: Model, prompt: number[], most: number, signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  let cache = model.emptyCache();
  let ids = prompt;
  try {
    const begun = performance.now();
    for (let read = 0; times.length < most; read++) {
      const before = performance.now();
      const step = await model.read(ids, cache, {}, "last");
      dispose(cache);
      cache = step.cache;
      const [place] = await model.head.lastPlaces(step.logits, [[]]);
      step.logits.dispose();
      await listen(signal);
      const after = performance.now();
      if (read > 0) times.push(after - before); // the first reads the prompt
      if (times.length > 0 && after - begun > probeMs) break;
      ids = [place!.top[0]!.id]; // even if it ends the reply: only the time counts
    }
    return times;
  } finally {
    dispose(cache);
  }
}

export interface Picked<M> {
  model: M;
  provider: Provider;
  measured: Measured;
}

/**
 * Opens the model with the one candidate, or with all in turn and keeps the fastest. One that fails is passed over while
 * another works.
 */
export async function pickProvider<M extends { release(): Promise<void> }>(
  from: Provider[],
  open: (provider: Provider) => Promise<M>,
  time: (model: M) => Promise<number>,
): Promise<Picked<M>> {
  if (from.length === 1) return { model: await open(from[0]!), provider: from[0]!, measured: {} };
  const measured: Measured = {};
  const opened: Picked<M>[] = [];
  const failures: unknown[] = [];
  for (const provider of from) {
    try {
      const model = await open(provider);
      opened.push({ model, provider, measured });
      measured[provider] = await time(model);
    } catch (error) {
      failures.push(error);
      if (error instanceof Cancelled) break;
    }
  }
  const ms = ({ provider }: Picked<M>): number => measured[provider] ?? Infinity;
  const cancelled = failures.find((error) => error instanceof Cancelled);
  const timed = opened.filter((one) => ms(one) < Infinity).sort((a, b) => ms(a) - ms(b));
  const best = cancelled ? undefined : timed[0];
  // That one cannot be given back (its device was lost, perhaps) is no reason to do without the other.
  for (const one of opened) if (one !== best) await one.model.release().catch(() => undefined);
  if (!best) throw cancelled ?? failures[0];
  return best;
}
