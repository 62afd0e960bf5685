/**
 * A signal that the first Ctrl-C ends; the second one takes the process down as always.
 *
 * @param say what to tell the user at the first
 */
export async function endedByCtrlC<T>(say: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = (): void => {
    process.stderr.write(`\n${say}\n`);
    controller.abort();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    return await work(controller.signal);
  } finally {
    process.removeListener('SIGINT', end);
    process.removeListener('SIGTERM', end);
  }
}
