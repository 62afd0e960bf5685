import { setMaxListeners } from 'node:events';

/** A way to stop that the caller's signal uses too. */
export interface LinkedStop {
  signal: AbortSignal;
  stop(reason: unknown): void;
  /** Lets go of the caller's signal. */
  unlink(): void;
}

export function linkedStop(caller: AbortSignal | undefined): LinkedStop {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal); // one a request
  const end = (): void => controller.abort(caller?.reason);
  if (caller?.aborted) end();
  caller?.addEventListener('abort', end);
  return {
    signal: controller.signal,
    stop: (reason) => controller.abort(reason),
    unlink: () => caller?.removeEventListener('abort', end),
  };
}
