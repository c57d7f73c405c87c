// When frames are drawn. At rest nothing is scheduled: no animation frame, no timer.
//
// `wake` asks for a frame at the next refresh of the screen; a frame answers how long it can wait for the next one.
// The first frame is drawn by `drawNow`, when the canvas has its size (canvas.ts): one before it would be for nothing.

// Waits at least this long are housekeeping ("10 min ago" ages), not something that is going on.
const restfulWaitMs = 1000;

export class Frames {
  private animationFrame = 0;
  private timer = 0;
  private timerIsRestful = false;
  private pendingWork = 0;
  private drawing = false;
  private stopped = false;
  private count = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly draw: (nowMs: number) => number) {}

  readonly wake = (): void => {
    if (this.stopped || this.count === 0 || this.animationFrame !== 0) return;
    this.animationFrame = requestAnimationFrame(() => {
      this.animationFrame = 0;
      this.drawNow();
    });
  };

  // One frame within the current event, so that what a click causes still counts as the person's own doing.
  readonly drawNow = (): void => {
    if (this.stopped || this.drawing) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.drawing = true;
    this.count += 1;
    const waitMs = this.draw(performance.now());
    this.drawing = false;
    if (waitMs === 0) this.wake();
    else if (waitMs > 0 && this.animationFrame === 0) this.wakeIn(waitMs);
    this.tellWhenIdle();
  };

  // Frames drawn since the start.
  frames(): number {
    return this.count;
  }

  // Resolves when nothing is drawn, loaded or stored any more.
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.tellWhenIdle();
    });
  }

  // Work that will end in a new picture keeps the page from being idle.
  async during<T>(work: Promise<T>): Promise<T> {
    this.pendingWork += 1;
    try {
      return await work;
    } finally {
      this.pendingWork -= 1;
      this.tellWhenIdle();
    }
  }

  stop(): void {
    this.stopped = true;
    cancelAnimationFrame(this.animationFrame);
    clearTimeout(this.timer);
  }

  private wakeIn(waitMs: number): void {
    this.timerIsRestful = waitMs >= restfulWaitMs;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.wake();
    }, waitMs);
  }

  private isIdle(): boolean {
    return (
      this.count > 0 &&
      this.animationFrame === 0 &&
      !this.drawing &&
      this.pendingWork === 0 &&
      (this.timer === 0 || this.timerIsRestful)
    );
  }

  private tellWhenIdle(): void {
    if (!this.isIdle() || this.waiting.length === 0) return;
    // A macrotask later, so that promises which have just been kept may still ask for something.
    setTimeout(() => {
      if (!this.isIdle()) return;
      const told = this.waiting;
      this.waiting = [];
      for (const resolve of told) resolve();
    });
  }
}
