// How likely the model finds given texts: the log-probability of each token of given continuations.
//
// Texts that begin alike are read once: their tokens form a trie, and each of its edges is read after the cache of what
// stands before it. A cache is never changed by reading on, so it serves any number of continuations.
import { logProbabilityOf } from "./distribution";
import type { Cache, Model, Settings } from "./model";
import { listen } from "./runtime";

export interface Continuation {
  context: number[]; // token ids that are given
  said: number[]; // token ids whose log-probability is wanted
}

interface Node {
  ids: number[]; // the tokens of the edge to this node
  children: Node[];
  ends: number[]; // the continuations that end here
}

function commonLength(a: number[], b: number[], from: number): number {
  let length = 0;
  while (length < a.length && from + length < b.length && a[length] === b[from + length]) length++;
  return length;
}

function insert(root: Node, sequence: number[], which: number): void {
  let node = root;
  let at = 0;
  for (;;) {
    if (at === sequence.length) {
      node.ends.push(which);
      return;
    }
    const child = node.children.find((one) => one.ids[0] === sequence[at]);
    if (!child) {
      node.children.push({ ids: sequence.slice(at), children: [], ends: [which] });
      return;
    }
    const common = commonLength(child.ids, sequence, at);
    if (common < child.ids.length) {
      const rest = { ids: child.ids.slice(common), children: child.children, ends: child.ends };
      child.ids = child.ids.slice(0, common);
      child.children = [rest];
      child.ends = [];
    }
    node = child;
    at += common;
  }
}

/** The trie of token sequences. Exported for its test. */
export function trieOf(sequences: number[][]): Node {
  const root: Node = { ids: [], children: [], ends: [] };
  sequences.forEach((sequence, which) => insert(root, sequence, which));
  return root;
}

export interface Scored {
  logProbabilities: number[][]; // nats, for each continuation and each of its tokens
  tokensRead: number; // how many positions went through the model
}

/** Exact: the same numbers as reading every continuation from its beginning. A context must not be empty. */
export async function score(
  model: Model,
  continuations: Continuation[],
  settings: Settings,
  signal: AbortSignal,
): Promise<Scored> {
  // The last token is said but never read: nothing follows it.
  const read = continuations.map(({ context, said }) => [...context, ...said].slice(0, -1));
  const result: Scored = { logProbabilities: continuations.map(() => []), tokensRead: 0 };
  // The log-probability of what each continuation says after the position `place` of its sequence.
  const note = (which: number, place: number, logits: Float32Array): void => {
    const { context, said } = continuations[which]!;
    const target = said[place + 1 - context.length];
    if (target !== undefined) result.logProbabilities[which]!.push(logProbabilityOf(logits, target));
  };
  const visit = async (node: Node, before: Cache): Promise<void> => {
    let cache = before;
    if (node.ids.length > 0) {
      const step = await model.read(node.ids, before, settings, "all");
      await listen(signal);
      result.tokensRead += node.ids.length;
      cache = step.cache;
      // This edge's places come before those below it, so that each list grows from left to right.
      const through = endsBelow(node);
      step.logits.forEach((logits, i) => through.forEach((which) => note(which, before.length + i, logits)));
    }
    for (const child of node.children) await visit(child, cache);
  };
  await visit(trieOf(read), model.emptyCache());
  return result;
}

/** The continuations that pass through the node. */
function endsBelow(node: Node): number[] {
  return [...node.ends, ...node.children.flatMap(endsBelow)];
}
