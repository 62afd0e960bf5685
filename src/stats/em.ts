/** When to stop an iteration that climbs: given the values monitored so far, a reason, or undefined to go on. */
export type StopRule = (values: readonly number[]) => string | undefined;

export interface EmOptions<S> {
  /** One M-step and one E-step: the next state, from the one before (undefined for the first). */
  step: (before: S | undefined, iteration: number) => S | Promise<S>;
  /** The number that climbs, such as the mean log-likelihood of a state. */
  monitor: (state: S) => number;
  stop: StopRule;
  /** Iterations at most, counted from 1. */
  maxIterations: number;
  /** A state to go on from, the iterations it took, and the values monitored on the way. */
  resume?: { state: S; iteration: number; values: readonly number[] };
  signal?: AbortSignal | undefined;
}

/** A state with its place in the climb. */
export interface EmState<S> {
  state: S;
  iteration: number;
  /** The values monitored so far, this one last. */
  values: readonly number[];
  /** Why the iteration ends here; undefined when it goes on. */
  stopped: string | undefined;
}

/**
 * Expectation–maximisation, one state at a time: look at each, leave the loop to stop, pass the last one as `resume` to
 * go on. Every 20 ms, between iterations, other work gets its turn, so that an abort is noticed and a page stays alive.
 *
 * @example
 * for await (const { state, stopped } of em({ step, monitor, stop: gainLeft(1e-6), maxIterations: 200 })) show(state);
 */
export async function* em<S>(options: EmOptions<S>): AsyncGenerator<EmState<S>, void> {
  const { step, monitor, stop, maxIterations, resume, signal } = options;
  const values = [...(resume?.values ?? [])];
  let before = resume?.state;
  let turn = performance.now();
  for (let iteration = (resume?.iteration ?? 0) + 1; iteration <= maxIterations; iteration++) {
    signal?.throwIfAborted();
    const state = await step(before, iteration);
    values.push(monitor(state));
    const stopped = stop(values) ?? (iteration === maxIterations ? 'max-iterations' : undefined);
    yield { state, iteration, values: [...values], stopped };
    if (stopped) return;
    before = state;
    if (performance.now() - turn > 20) {
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      turn = performance.now();
    }
  }
}
