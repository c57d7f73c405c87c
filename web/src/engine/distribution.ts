// What a row of logits says of the next token: probabilities, the likeliest tokens, and a choice by chance from a seed.

export interface Choice {
  id: number;
  logProbability: number; // nats
}

export interface Sampling {
  temperature: number; // 0: always the likeliest
  topK: number; // 0: all
  topP: number; // 1: all
  seed: number;
}

export const greedy: Sampling = { temperature: 0, topK: 0, topP: 1, seed: 0 };

/** log of the sum of exponentials, safe for logits of any size; minus infinity adds nothing. */
export function logSum(logits: Float32Array): number {
  let largest = -Infinity;
  for (const x of logits) if (x > largest) largest = x;
  let sum = 0;
  for (const x of logits) sum += Math.exp(x - largest);
  return largest + Math.log(sum);
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

/** How many of the likeliest tokens must be known to choose; undefined: all. */
export function neededFor(sampling: Sampling): number | undefined {
  if (sampling.temperature <= 0) return 1;
  return sampling.topK > 0 ? sampling.topK : undefined;
}

/**
 * The next token, of candidates in the order of their likelihood: of the first `topK` as many as together reach `topP` of
 * their probability (nucleus sampling, Holtzman et al. 2020), one drawn by its probability at the temperature.
 */
export function choose(candidates: Choice[], sampling: Sampling, random: () => number): number {
  const best = candidates[0]!;
  if (sampling.temperature <= 0) return best.id;
  const order = sampling.topK > 0 ? candidates.slice(0, sampling.topK) : candidates;
  const weights = order.map(({ logProbability }) =>
    Math.exp((logProbability - best.logProbability) / sampling.temperature),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let count = 0;
  while (count < order.length && (count === 0 || reached < sampling.topP * total)) reached += weights[count++]!;
  let left = random() * reached;
  for (let i = 0; i < count; i++) {
    left -= weights[i]!;
    if (left < 0) return order[i]!.id;
  }
  return order[count - 1]!.id;
}

/** All tokens of a row as candidates for choose(). */
export function allCandidates(row: Float32Array): Choice[] {
  const total = logSum(row);
  return Array.from(row.keys())
    .sort((a, b) => row[b]! - row[a]! || a - b)
    .map((id) => ({ id, logProbability: row[id]! - total }));
}
