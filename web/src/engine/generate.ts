// Writes a reply, token by token.
import { choose, greedy, reportOn, seededRandom, type Sampling, type TokenReport } from "./distribution";
import type { Cache, Model, Settings } from "./model";
import { listen } from "./runtime";
import { StreamedText } from "./tokens";

export interface GenerateRequest {
  ids: number[]; // what was said so far, the beginning of the reply among it when it is to go on from there
  settings: Settings;
  sampling?: Sampling;
  mostTokens?: number;
  alternatives: number; // how many likely tokens to tell of at each place
}

export interface GeneratedToken extends TokenReport {
  text: string; // what it adds to the reply
}

export type WhyEnded = "end" | "length" | "context";

export interface Generated {
  tokens: GeneratedToken[]; // without the token that ends the reply
  text: string;
  ended: WhyEnded;
}

/** `told` hears of each token as it comes. Between two steps the signal may cancel: throws Cancelled. */
export async function generate(
  model: Model,
  request: GenerateRequest,
  told: (token: GeneratedToken) => void,
  signal: AbortSignal,
): Promise<Generated> {
  const sampling = request.sampling ?? greedy;
  const random = seededRandom(sampling.seed);
  const most = request.mostTokens ?? model.mostTokens;
  const context = model.config.max_position_embeddings ?? Infinity;
  const streamed = new StreamedText(model.tokens);
  const tokens: GeneratedToken[] = [];
  let cache: Cache = model.emptyCache();
  let next = request.ids;
  let ended: WhyEnded = "length";
  while (tokens.length < most) {
    if (cache.length + next.length > context) {
      ended = "context";
      break;
    }
    const step = await model.read(next, cache, request.settings, "last");
    await listen(signal);
    cache = step.cache;
    const logits = step.logits[0]!;
    const id = choose(logits, sampling, random);
    if (model.endIds.has(id)) {
      ended = "end";
      break;
    }
    const token = { ...reportOn(logits, id, request.alternatives), text: streamed.add(id) };
    tokens.push(token);
    told(token);
    next = [id];
  }
  return { tokens, text: streamed.text, ended };
}
