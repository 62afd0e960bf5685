import { onAbort } from './on-abort.ts';

/** Waits; rejects with the signal's reason when it aborts, leaving neither timer nor listener. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      release();
      resolve();
    }, milliseconds);
    const release = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason as Error);
    });
  });
}
