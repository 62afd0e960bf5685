const waiting = new WeakMap<AbortSignal, Set<(reason: unknown) => void>>();

/**
 * Calls back when a signal aborts (at once if it has), until the function it returns is called. All callbacks of a signal
 * share one listener: a million requests on the signal of one run leave nothing behind, and none costs more than the
 * first.
 *
 * @example
 * const release = onAbort(signal, () => clearTimeout(timer));
 */
export function onAbort(signal: AbortSignal | undefined, callback: (reason: unknown) => void): () => void {
  if (signal === undefined) return () => {};
  if (signal.aborted) {
    callback(signal.reason);
    return () => {};
  }
  let callbacks = waiting.get(signal);
  if (!callbacks) {
    const all = new Set<(reason: unknown) => void>();
    waiting.set(signal, (callbacks = all));
    signal.addEventListener('abort', () => all.forEach((call) => call(signal.reason)), { once: true });
  }
  const own = (reason: unknown): void => callback(reason); // the same function may wait twice
  callbacks.add(own);
  return () => void callbacks.delete(own);
}
