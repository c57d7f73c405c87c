// How far a load has come: all its files together, told a few times a second.
import type { Progress } from "./model_files";

const tellEveryMs = 100;

export class LoadProgress {
  readonly #tell: Progress;
  readonly #files = new Map<string, { done: number; total: number }>();
  #lastMs = -Infinity;

  constructor(tell: Progress) {
    this.#tell = tell;
  }

  /** A file that is yet to come counts among the total from the beginning where its size is known. */
  expect(name: string, bytes: number): void {
    this.#files.set(name, { done: 0, total: bytes });
  }

  /** What to call as the file comes. */
  of(name: string): Progress {
    return (done, total) => {
      this.#files.set(name, { done, total });
      const all = [...this.#files.values()];
      const allDone = all.reduce((sum, file) => sum + file.done, 0);
      const allTotal = all.reduce((sum, file) => sum + file.total, 0);
      const nowMs = performance.now();
      if (nowMs - this.#lastMs < tellEveryMs && allDone < allTotal) return;
      this.#lastMs = nowMs;
      this.#tell(allDone, allTotal);
    };
  }
}
