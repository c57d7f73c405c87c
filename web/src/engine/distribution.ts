// What a row of logits says of the next token: probabilities, the likeliest tokens, and a choice by chance from a seed.

export interface Choice {
  id: number;
  logProbability: number; // nats
}

export interface TokenReport extends Choice {
  entropy: number; // nats
  alternatives: Choice[]; // the likeliest first, the chosen one among them or not
}

export interface Sampling {
  temperature: number; // 0: always the likeliest
  topK: number; // 0: all
  topP: number; // 1: all
  seed: number;
}

export const greedy: Sampling = { temperature: 0, topK: 0, topP: 1, seed: 0 };

/** log of the sum of exponentials, safe for logits of any size; minus infinity adds nothing. */
function logSum(logits: Float32Array): number {
  let largest = -Infinity;
  for (const x of logits) if (x > largest) largest = x;
  let sum = 0;
  for (const x of logits) sum += Math.exp(x - largest);
  return largest + Math.log(sum);
}

export function logProbabilityOf(logits: Float32Array, id: number): number {
  return (logits[id] ?? -Infinity) - logSum(logits);
}

/** The `count` likeliest tokens; of equal ones the lower id first. */
export function likeliest(logits: Float32Array, count: number): number[] {
  const best: number[] = [];
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id]!;
    if (best.length === count && value <= logits[best[count - 1]!]!) continue;
    let at = best.length;
    while (at > 0 && logits[best[at - 1]!]! < value) at--;
    best.splice(at, 0, id);
    if (best.length > count) best.pop();
  }
  return best;
}

/** How the model sees a token at this place. */
export function reportOn(logits: Float32Array, id: number, alternatives: number): TokenReport {
  const total = logSum(logits);
  let entropy = 0;
  for (const x of logits) {
    const log = x - total;
    if (log > -Infinity) entropy -= Math.exp(log) * log;
  }
  const choice = (one: number): Choice => ({ id: one, logProbability: logits[one]! - total });
  return { ...choice(id), entropy, alternatives: likeliest(logits, alternatives).map(choice) };
}

/** Numbers in [0, 1), the same for the same seed: mulberry32, 32 bits of state, enough to draw a few thousand tokens. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The next token. The likeliest `topK` are kept, of these as many as together reach `topP` (nucleus sampling, Holtzman et
 * al. 2020), and one is drawn by its probability at the temperature.
 */
export function choose(logits: Float32Array, sampling: Sampling, random: () => number): number {
  if (sampling.temperature <= 0) return likeliest(logits, 1)[0]!;
  const kept = sampling.topK > 0 ? Math.min(sampling.topK, logits.length) : logits.length;
  const order =
    kept < 256
      ? likeliest(logits, kept)
      : Array.from(logits.keys())
          .sort((a, b) => logits[b]! - logits[a]! || a - b)
          .slice(0, kept);
  const largest = logits[order[0]!]!;
  const weights = order.map((id) => Math.exp((logits[id]! - largest) / sampling.temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let count = 0;
  while (count < order.length && (count === 0 || reached < sampling.topP * total)) reached += weights[count++]!;
  let left = random() * reached;
  for (let i = 0; i < count; i++) {
    left -= weights[i]!;
    if (left < 0) return order[i]!;
  }
  return order[count - 1]!;
}
