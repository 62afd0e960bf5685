/** How far a run is. */
export interface RunProgress {
  /** Requests that have ended, earlier starts included. */
  done: number;
  total: number;
  /** Of those done, how many ended without a completion. */
  failed: number;
  /** Requests ended per second, of late. */
  perSecond: number;
  /** Until the end at that rate; `null` before there is one. */
  secondsLeft: number | null;
  /** What the meter reads, where there is one. */
  usd?: number;
}

const interval = 200;

/** Tells how far a run is, at most five times a second, and at the end. */
export function progressTeller(
  start: { done: number; total: number; failed: number },
  tell: ((progress: RunProgress) => void) | undefined,
  usd: (() => number) | undefined,
): { ended(failed: boolean): void; finish(): void } {
  let { done, failed } = start;
  let marks = [{ at: performance.now(), done }];
  const now = (): void => {
    const at = performance.now();
    marks = [...marks.slice(-50), { at, done }]; // some ten seconds
    const perSecond = (1000 * (done - marks[0]!.done)) / Math.max(1, at - marks[0]!.at);
    tell?.({
      done,
      total: start.total,
      failed,
      perSecond,
      secondsLeft: perSecond > 0 ? (start.total - done) / perSecond : null,
      ...(usd && { usd: usd() }),
    });
  };
  return {
    ended(isFailed) {
      done++;
      if (isFailed) failed++;
      if (tell && performance.now() - marks.at(-1)!.at >= interval) now();
    },
    finish: now,
  };
}
