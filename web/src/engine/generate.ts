// Writes a reply, token by token.
import { allCandidates, choose, greedy, neededFor, seededRandom, type Choice, type Sampling } from "./distribution";
import { placeOf, rowOf, type Place } from "./head";
import { dispose, type Model, type Settings, type Step } from "./model";
import { listen } from "./runtime";
import { StreamedText } from "./tokens";

export interface GenerateRequest {
  ids: number[]; // what was said so far, the beginning of the reply among it when it is to go on from there
  settings: Settings;
  sampling?: Sampling;
  mostTokens?: number;
}

export interface GeneratedToken extends Choice {
  text: string; // what it adds to the reply
  entropy: number; // nats, of what could have stood here
  alternatives: Choice[]; // the likeliest tokens, first first; the chosen one is not always among them
}

export type WhyEnded = "end" | "length" | "context";

export interface Generated {
  tokens: GeneratedToken[]; // without the token that ends the reply
  text: string;
  ended: WhyEnded;
}

interface Chosen {
  id: number;
  place: Place; // its one target is the chosen token
}

/** Takes the next token. Only where chance may pick any token at all does the whole row of logits come back. */
async function next(model: Model, { logits }: Step, sampling: Sampling, random: () => number): Promise<Chosen> {
  const needed = neededFor(sampling);
  if (needed === undefined || needed > model.head.top) {
    const row = await rowOf(logits, (logits.dims[1] ?? 1) - 1);
    const id = choose(allCandidates(row), sampling, random);
    return { id, place: placeOf(row, [id], model.head.top) };
  }
  const place = (await model.head.lastPlaces(logits, [[]]))[0]!;
  const id = choose(place.top, sampling, random);
  const target = place.top.find((one) => one.id === id)!.logProbability;
  return { id, place: { ...place, targets: [target] } };
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
  let cache = model.emptyCache();
  let ids = request.ids;
  let ended: WhyEnded = "length";
  try {
    while (tokens.length < most) {
      if (cache.length + ids.length > context) {
        ended = "context";
        break;
      }
      const step = await model.read(ids, cache, request.settings, "last");
      dispose(cache);
      cache = step.cache;
      const { id, place } = await next(model, step, sampling, random);
      step.logits.dispose();
      await listen(signal);
      if (model.endIds.has(id)) {
        ended = "end";
        break;
      }
      const { entropy, top: alternatives } = place;
      const token = { id, logProbability: place.targets[0]!, entropy, alternatives, text: streamed.add(id) };
      tokens.push(token);
      told(token);
      ids = [id];
    }
  } finally {
    dispose(cache);
  }
  return { tokens, text: streamed.text, ended };
}
