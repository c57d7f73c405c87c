// Writes a reply, token by token.
import { allCandidates, choose, greedy, neededFor, seededRandom, type Choice, type Sampling } from "./distribution";
import { placeOf, rowOf, type Place } from "./head";
import { dispose, type Model, type Settings, type Step } from "./model";
import { listen } from "./runtime";
import { StreamedText } from "./tokens";

export interface GenerateRequest {
  ids: number[]; // what was said so far
  begun?: number[]; // the tokens with which the reply begins, when it is to go on from there
  settings: Settings;
  sampling?: Sampling;
  mostTokens?: number; // of the reply, those with which it begins among them
}

export interface WrittenChoice extends Choice {
  text: string; // what it adds to the reply
}

export interface Alternative extends WrittenChoice {
  ends: boolean; // the reply
}

export interface GeneratedToken extends WrittenChoice {
  entropy: number; // nats, of what could have stood here
  alternatives: Alternative[]; // the likeliest tokens, first first; the chosen one is not always among them
}

export type WhyEnded = "end" | "length" | "context";

export interface Generated {
  tokens: GeneratedToken[]; // without those it began with, and without the one that ends the reply
  text: string; // of the whole reply
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

/** What a reply is so far, and how it is drawn. */
interface Reply {
  streamed: StreamedText;
  random: () => number;
}

// As if the beginning had been drawn here: a reply that goes on from its own first tokens is the same reply.
function begin(model: Model, begun: number[], sampling: Sampling): Reply {
  const reply = { streamed: new StreamedText(model.tokens), random: seededRandom(sampling.seed) };
  for (const id of begun) {
    reply.streamed.add(id);
    reply.random();
  }
  return reply;
}

/** `told` hears of each token as it comes. Between two steps the signal may cancel: throws Cancelled. */
export async function generate(
  model: Model,
  request: GenerateRequest,
  told: (token: GeneratedToken) => void,
  signal: AbortSignal,
): Promise<Generated> {
  const { begun = [], sampling = greedy } = request;
  const { streamed, random } = begin(model, begun, sampling);
  const most = (request.mostTokens ?? model.mostTokens) - begun.length;
  const context = model.config.max_position_embeddings ?? Infinity;
  const tokens: GeneratedToken[] = [];
  const done = (ended: WhyEnded): Generated => ({ tokens, text: streamed.text, ended });
  if (begun.some((id) => model.endIds.has(id))) return done("end");
  let cache = model.emptyCache();
  let ids = [...request.ids, ...begun];
  try {
    while (tokens.length < most) {
      if (cache.length + ids.length > context) return done("context");
      const step = await model.read(ids, cache, request.settings, "last");
      dispose(cache);
      cache = step.cache;
      const { id, place } = await next(model, step, sampling, random);
      step.logits.dispose();
      await listen(signal);
      if (model.endIds.has(id)) return done("end");
      const token = written(model, streamed, id, place);
      tokens.push(token);
      told(token);
      ids = [id];
    }
    return done("length");
  } finally {
    dispose(cache);
  }
}

function written(model: Model, streamed: StreamedText, id: number, place: Place): GeneratedToken {
  const alternatives = place.top.map((one) => ({
    ...one,
    text: streamed.wouldAdd(one.id),
    ends: model.endIds.has(one.id),
  }));
  return { id, logProbability: place.targets[0]!, entropy: place.entropy, alternatives, text: streamed.add(id) };
}
