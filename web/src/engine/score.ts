// How likely the model finds given texts: the log-probability of each token of given continuations.
//
// Texts that begin alike are read once: their tokens form a trie, and each of its edges is read after the cache of what
// stands before it. A cache is never changed by reading on, so it serves any number of continuations.
import { dispose, type Cache, type Model, type Settings } from "./model";
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
  // What each continuation says after the position `place` of its sequence; undefined while its context goes on.
  const saidAfter = (which: number, place: number): number | undefined => {
    const { context, said } = continuations[which]!;
    return said[place + 1 - context.length];
  };
  const readEdge = async (node: Node, before: Cache): Promise<Cache> => {
    const step = await model.read(node.ids, before, settings, "all");
    try {
      await listen(signal);
      result.tokensRead += node.ids.length;
      const through = endsBelow(node);
      // Only at the end of an edge do those that pass through it go on with different tokens.
      const targets = node.ids.map((_, i) => [
        ...new Set(through.map((which) => saidAfter(which, before.length + i)).filter((id) => id !== undefined)),
      ]);
      const given = targets.findIndex((ids) => ids.length > 0); // the context before it is only read
      if (given >= 0) {
        const places = await model.head.lastPlaces(step.logits, targets.slice(given));
        // This edge's places come before those below it, so that each list grows from left to right.
        places.forEach((place, i) => {
          for (const which of through) {
            const id = saidAfter(which, before.length + given + i);
            if (id !== undefined) result.logProbabilities[which]!.push(place.targets[targets[given + i]!.indexOf(id)]!);
          }
        });
      }
    } catch (error) {
      dispose(step.cache);
      throw error;
    } finally {
      step.logits.dispose();
    }
    return step.cache;
  };
  const visit = async (node: Node, before: Cache): Promise<void> => {
    const cache = node.ids.length > 0 ? await readEdge(node, before) : before;
    try {
      for (const child of node.children) await visit(child, cache);
    } finally {
      dispose(cache);
    }
  };
  await visit(trieOf(read), model.emptyCache());
  return result;
}

/** The continuations that pass through the node. */
function endsBelow(node: Node): number[] {
  return [...node.ends, ...node.children.flatMap(endsBelow)];
}
