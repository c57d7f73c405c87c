// The lab's own graphs as the C++ writer writes them, and what they should compute, in double precision.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const tool = fileURLToPath(new URL("../../out/build/native/shared/cli/graph-tool", import.meta.url));

/** The bytes of a graph: `graph("head", "5")`. */
export const graph = (...words) => execFileSync(tool, words, { maxBuffer: 1 << 24 });

/** log p over one row of logits. */
export function logProbabilities(row) {
  const largest = Math.max(...row);
  const total = row.reduce((sum, x) => sum + Math.exp(x - largest), 0);
  return row.map((x) => x - largest - Math.log(total));
}

const expected = (row, value) =>
  row.reduce((sum, log, i) => sum + (log === -Infinity ? 0 : Math.exp(log) * value(log, i)), 0);

export const entropyOf = (row) => expected(logProbabilities(row), (log) => -log);

export function divergenceOf(first, second) {
  const other = logProbabilities(second);
  return expected(logProbabilities(first), (log, i) => log - other[i]);
}

/** Deterministic logits [rows][vocabulary], among them some as far apart as real ones come and one row of ties. */
export function someLogits(rows, vocabulary, seed) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: rows }, (_, row) => {
    const scale = [0, 1, 8, 60][row % 4];
    return Array.from({ length: vocabulary }, () => Math.fround((random() - 0.5) * scale + (row % 3) * 100));
  });
}
