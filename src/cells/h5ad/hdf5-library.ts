import { Worker } from 'node:worker_threads';

/** The HDF5 library in its thread. */
export interface Hdf5Library {
  /**
   * One call, answered or refused with an {@link Hdf5Failure}. A call that does not come back in time ends the thread, as
   * does one after which its memory cannot be trusted; all calls after that are refused.
   */
  call(name: string, ...args: unknown[]): Promise<unknown>;
  readonly ended: boolean;
  end(): Promise<void>;
}

/** What the library said when it could not do what it was asked for. */
export class Hdf5Failure extends Error {
  override readonly name = 'Hdf5Failure';
}

interface Answer {
  id: number;
  value?: unknown;
  error?: { message: string; reason?: string; trapped: boolean };
}

/** Seconds that one call, or the start, may take: reading 256 MiB takes two. */
const SECONDS = 120;

/**
 * Starts the HDF5 library (h5wasm) in a thread of its own, which takes 0.2 s.
 *
 * @param seconds that a call may take before the thread is ended
 */
export async function startHdf5({ seconds = SECONDS }: { seconds?: number } = {}): Promise<Hdf5Library> {
  const worker = new Worker(new URL('./hdf5-thread.js', import.meta.url));
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  let ended: string | undefined;

  const end = async (why: string): Promise<void> => {
    ended ??= why;
    for (const { reject } of waiting.values()) reject(new Hdf5Failure(ended));
    waiting.clear();
    await worker.terminate();
  };
  worker.on('error', (error) => void end(error.message));
  worker.on('message', ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (!error) return call?.resolve(value);
    call?.reject(new Hdf5Failure(error.reason ? `${error.message}: ${error.reason}` : error.message));
    if (error.trapped) void end(error.message);
  });
  const answer = (id: number, within: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const clock = setTimeout(() => void end(`no answer within ${within} s`), within * 1000);
      const stop =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(clock);
          then(value);
        };
      waiting.set(id, { resolve: stop(resolve), reject: stop(reject) });
    });

  await answer(0, SECONDS);
  return {
    async call(name, ...args) {
      if (ended !== undefined) throw new Hdf5Failure(ended);
      const id = ++last;
      const answered = answer(id, seconds);
      worker.postMessage({ id, call: name, args });
      return answered;
    },
    get ended() {
      return ended !== undefined;
    },
    end: () => end('the library was ended'),
  };
}
