type Callback = (reason: unknown) => void;

/** Where a signal keeps its callbacks. A weak map of signals costs the garbage collector more than a request costs us. */
const callbacks = Symbol('callbacks of onAbort');

const nothing = (): void => {};

/**
 * Calls back when a signal aborts (at once if it has), until the function it returns is called. All callbacks of a signal
 * share one listener: a million requests on the signal of one run leave nothing behind, and none costs more than the
 * first.
 *
 * @example
 * const release = onAbort(signal, () => clearTimeout(timer));
 */
export function onAbort(
  signal: (AbortSignal & { [callbacks]?: Set<Callback> }) | undefined,
  callback: Callback,
): () => void {
  if (signal === undefined) return nothing;
  if (signal.aborted) {
    callback(signal.reason);
    return nothing;
  }
  let all = signal[callbacks];
  if (!all) {
    const waiting = new Set<Callback>();
    signal[callbacks] = all = waiting;
    signal.addEventListener('abort', () => waiting.forEach((call) => call(signal.reason)), { once: true });
  }
  const own: Callback = (reason) => callback(reason); // the same function may wait twice
  all.add(own);
  return () => void all.delete(own);
}
