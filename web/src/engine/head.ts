// From logits to the few numbers that are wanted of them: by the head graph (shared/onnx/lab_graphs.h) where the logits
// lie on a graphics device, so that about a hundred bytes a position come back, else here.
import type * as Ort from "onnxruntime-web";
import { likeliest, logSum, type Choice } from "./distribution";
import type { OrtModule } from "./runtime";

/** What the model thinks of the token that comes next at one place. */
export interface Place {
  targets: number[]; // log-probability of each token that was asked for, nats
  entropy: number; // nats
  top: Choice[]; // the likeliest, first first
}

export interface Head {
  readonly top: number; // how many of the likeliest tokens it tells
  /** The last places of logits [1, places, vocabulary], one for each of `targets`: the tokens asked for there. */
  lastPlaces(logits: Ort.Tensor, targets: number[][]): Promise<Place[]>;
  release(): Promise<void>;
}

const placesOf = (logits: Ort.Tensor): number => logits.dims[1] ?? 0;

type LogitsData = Float32Array | Uint16Array; // or Float16Array, which TypeScript's library does not know yet

const rowIn = (data: LogitsData, place: number, vocabulary: number): ArrayLike<number> =>
  data.subarray(place * vocabulary, (place + 1) * vocabulary);

/** The row of a place, in single precision, wherever the logits lie. */
export async function rowOf(logits: Ort.Tensor, place: number): Promise<Float32Array> {
  const vocabulary = logits.dims[2] ?? 0;
  const row = rowIn((await logits.getData()) as LogitsData, place, vocabulary);
  if (row instanceof Float32Array) return row;
  // Half precision comes as numbers where the browser has an array for it, else as bits.
  return row instanceof Uint16Array ? Float32Array.from(row, fromHalf) : Float32Array.from(row);
}

/** The number of a half-precision float's bits (IEEE 754 binary16). */
export function fromHalf(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export class PlainHead implements Head {
  readonly top: number;

  constructor(top: number) {
    this.top = top;
  }

  async lastPlaces(logits: Ort.Tensor, targets: number[][]): Promise<Place[]> {
    const first = placesOf(logits) - targets.length;
    const places: Place[] = [];
    for (const [i, ids] of targets.entries()) places.push(placeOf(await rowOf(logits, first + i), ids, this.top));
    return places;
  }

  async release(): Promise<void> {
    // nothing to give back
  }
}

export function placeOf(row: Float32Array, targets: number[], top: number): Place {
  const total = logSum(row);
  let entropy = 0;
  for (const x of row) {
    const log = x - total;
    if (log > -Infinity) entropy -= Math.exp(log) * log;
  }
  return {
    targets: targets.map((id) => (row[id] ?? -Infinity) - total),
    entropy,
    top: likeliest(row, top).map((id) => ({ id, logProbability: row[id]! - total })),
  };
}

export class DeviceHead implements Head {
  readonly top: number;
  readonly #ort: OrtModule;
  readonly #session: Ort.InferenceSession;

  /** `session`: of the head graph that tells `top` tokens, on the device of the model. */
  constructor(ort: OrtModule, session: Ort.InferenceSession, top: number) {
    this.#ort = ort;
    this.#session = session;
    this.top = top;
  }

  async lastPlaces(logits: Ort.Tensor, targets: number[][]): Promise<Place[]> {
    const all = placesOf(logits);
    const first = all - targets.length;
    // As many targets at each place as at the one with the most; what is too many is asked for and not looked at.
    const most = Math.max(1, ...targets.map((ids) => ids.length));
    const asked = new BigInt64Array(all * most);
    targets.forEach((ids, i) => ids.forEach((id, k) => (asked[(first + i) * most + k] = BigInt(id))));
    const outputs = await this.#session.run({
      logits,
      targets: new this.#ort.Tensor("int64", asked, [1, all, most]),
    });
    const numbers = async (name: string): Promise<number[]> =>
      Array.from((await outputs[name]!.getData()) as Float32Array | BigInt64Array, Number);
    const target = await numbers("target_log_probabilities");
    const entropy = await numbers("entropy");
    const ids = await numbers("top_ids");
    const logs = await numbers("top_log_probabilities");
    return targets.map(({ length }, which) => {
      const i = first + which;
      return {
        targets: target.slice(i * most, i * most + length),
        entropy: entropy[i]!,
        top: Array.from({ length: this.top }, (_, k) => ({
          id: ids[i * this.top + k]!,
          logProbability: logs[i * this.top + k]!,
        })),
      };
    });
  }

  async release(): Promise<void> {
    await this.#session.release();
  }
}
