// The parts of the lab's engine that need no model: what a graph takes, chances and likeliest tokens, shared beginnings.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engineModule } from "../support/engine.mjs";
import { entropyOf, logProbabilities, someLogits } from "../support/lab_graphs.mjs";

const { allCandidates, choose, likeliest, neededFor, seededRandom } = await engineModule("distribution");
const { fromHalf, placeOf } = await engineModule("head");
const { readContract } = await engineModule("contract");
const { trieOf } = await engineModule("score");

const tensor = (name, type, shape) => ({ name, type, shape, isTensor: true });
const cache = (layer, part, heads = 3, width = 64) => [
  tensor(`past_key_values.${layer}.${part}`, "float32", ["batch", heads, "past", width]),
  tensor(`present.${layer}.${part}`, "float32", ["batch", heads, "total", width]),
];
const both = [cache(0, "key"), cache(0, "value")];
const inputs = [
  tensor("input_ids", "int64", ["batch", "length"]),
  tensor("attention_mask", "int64", ["batch", "total"]),
  ...both.map(([past]) => past),
];
const outputs = [tensor("logits", "float32", ["batch", "length", 50]), ...both.map(([, present]) => present)];

describe("what a graph takes is read from the graph", () => {
  test("the plain contract, and each of its variants", () => {
    const plain = readContract(inputs, outputs, {});
    assert.deepEqual(
      [plain.positions, plain.logitsToKeep, plain.dials, plain.steer, plain.hiddenStates],
      [false, undefined, 0, undefined, []],
    );
    assert.deepEqual(
      plain.cache.map(({ past, present, heads, width }) => [past, present, heads, width]),
      [
        ["past_key_values.0.key", "present.0.key", 3, 64],
        ["past_key_values.0.value", "present.0.value", 3, 64],
      ],
    );
    assert.equal(readContract([...inputs, tensor("position_ids", "int64", [1, 1])], outputs, {}).positions, true);
    const keep = readContract([...inputs, tensor("num_logits_to_keep", "int64", [])], outputs, {});
    assert.equal(keep.logitsToKeep, "num_logits_to_keep");
    const lab = readContract(
      [...inputs, tensor("dials", "float32", [6]), tensor("steer", "float32", [4, 192])],
      [...outputs, tensor("hidden_states.0", "float32", [])],
      {},
    );
    assert.deepEqual([lab.dials, lab.steer, lab.hiddenStates], [6, [4, 192], ["hidden_states.0"]]);
  });

  test("sizes that the graph leaves open come from config.json: fewer heads for keys than for questions", () => {
    const open = inputs.map((value) => ({ ...value, shape: value.shape.map((_, axis) => `axis ${axis}`) }));
    const { cache } = readContract(open, outputs, {
      num_attention_heads: 12,
      num_key_value_heads: 2,
      hidden_size: 768,
    });
    assert.deepEqual([cache[0].heads, cache[0].width], [2, 64]);
    assert.throws(() => readContract(open, outputs, {}), /in a form that is not known here/);
  });

  test("what cannot be run is refused with the reason", () => {
    const refused = [
      [inputs, outputs.slice(1), /gives no logits/],
      [inputs.slice(1), outputs, /does not take input_ids/],
      [[...inputs, tensor("pixel_values", "float32", [])], outputs, /asks for pixel_values/],
      [inputs.slice(0, 2), outputs, /keeps no cache/],
      [inputs, outputs.slice(0, 2), /does not give present\.0\.value back/],
      [inputs, [tensor("logits", "int8", []), ...outputs.slice(1)], /gives no logits/],
    ];
    for (const [given, back, reason] of refused) assert.throws(() => readContract(given, back, {}), reason);
  });
});

describe("the next token", () => {
  const rows = someLogits(8, 400, 5).map((row) => Float32Array.from(row));

  test("log-probabilities and entropy are those of the sums in double precision", () => {
    for (const row of rows) {
      const logs = logProbabilities([...row]);
      const place = placeOf(row, [17, 3], 5);
      assert.ok(Math.abs(place.targets[0] - logs[17]) < 1e-9);
      assert.ok(Math.abs(place.targets[1] - logs[3]) < 1e-9);
      assert.ok(Math.abs(place.entropy - entropyOf([...row])) < 1e-9);
      const best = [...logs].sort((a, b) => b - a).slice(0, 5);
      place.top.forEach(({ logProbability }, i) => assert.ok(Math.abs(logProbability - best[i]) < 1e-9));
    }
  });

  test("needs to know as many tokens as chance may pick", () => {
    const sampling = { temperature: 1, topK: 0, topP: 0.9, seed: 0 };
    assert.equal(neededFor(sampling), undefined);
    assert.equal(neededFor({ ...sampling, topK: 5 }), 5);
    assert.equal(neededFor({ ...sampling, temperature: 0 }), 1);
  });

  test("equal tokens come in the order of their ids", () => {
    assert.deepEqual(likeliest(Float32Array.of(1, 3, 3, 2, 3), 3), [1, 2, 4]);
    assert.deepEqual(likeliest(Float32Array.of(0, 0), 5), [0, 1]);
  });

  test("is drawn as often as its probability says, and as the limits allow", () => {
    const logits = Float32Array.of(0, 1, 2, -1, -Infinity);
    const draws = 40000;
    const shares = (sampling) => {
      const random = seededRandom(7);
      const counts = [0, 0, 0, 0, 0];
      for (let i = 0; i < draws; i++) counts[choose(allCandidates(logits), { seed: 0, ...sampling }, random)]++;
      return counts.map((count) => count / draws);
    };
    const softmax = (allowed, temperature) => {
      const weights = [...logits].map((x, i) => (allowed.includes(i) ? Math.exp(x / temperature) : 0));
      const total = weights.reduce((sum, weight) => sum + weight);
      return weights.map((weight) => weight / total);
    };
    const cases = [
      [{ temperature: 1, topK: 0, topP: 1 }, softmax([0, 1, 2, 3], 1)],
      [{ temperature: 2, topK: 0, topP: 1 }, softmax([0, 1, 2, 3], 2)],
      [{ temperature: 1, topK: 2, topP: 1 }, softmax([1, 2], 1)],
      [{ temperature: 1, topK: 0, topP: 0.7 }, softmax([1, 2], 1)], // .64 alone is too little
      [{ temperature: 1, topK: 0, topP: 0 }, [0, 0, 1, 0, 0]],
      [{ temperature: 0, topK: 0, topP: 1 }, [0, 0, 1, 0, 0]],
    ];
    for (const [sampling, expected] of cases) {
      // Four standard errors of a share.
      shares(sampling).forEach((share, i) => {
        const error = 4 * Math.sqrt((expected[i] * (1 - expected[i])) / draws);
        assert.ok(Math.abs(share - expected[i]) <= error, `${JSON.stringify(sampling)} ${i}: ${share}, ${expected[i]}`);
      });
    }
  });
});

describe("half precision", () => {
  test("is read as IEEE 754 says: the examples of its binary16", () => {
    const bits = [0x0000, 0x8000, 0x0001, 0x03ff, 0x0400, 0x3555, 0x3c00, 0xc000, 0x7bff, 0x7c00, 0xfc00];
    const values = [0, -0, 2 ** -24, 1023 * 2 ** -24, 2 ** -14, 0.333251953125, 1, -2, 65504, Infinity, -Infinity];
    assert.deepEqual(bits.map(fromHalf), values);
    assert.ok(Number.isNaN(fromHalf(0x7e00)));
  });
});

describe("texts that begin alike", () => {
  const tokensOf = (node) => node.ids.length + node.children.reduce((sum, child) => sum + tokensOf(child), 0);
  const sequencesOf = (node, before = []) => {
    const here = [...before, ...node.ids];
    return [...node.ends.map((which) => [which, here]), ...node.children.flatMap((child) => sequencesOf(child, here))];
  };

  test("share what they share, wherever they part", () => {
    const sequences = [[1, 2, 3, 4], [1, 2, 5], [1, 2], [1, 2, 3, 4], [9], [1, 2, 3, 6]];
    const trie = trieOf(sequences);
    assert.equal(tokensOf(trie), 7); // 1 2 | 3 | 4 | 6 | 5, and 9
    assert.deepEqual(
      sequencesOf(trie).sort(([a], [b]) => a - b),
      sequences.map((sequence, which) => [which, sequence]),
    );
  });
});
