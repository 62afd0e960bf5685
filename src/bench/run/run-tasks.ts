/** Does tasks `concurrency` at a time, and takes the next one only when there is a hand for it. The first error ends it. */
export async function runTasks<Task>(
  tasks: AsyncGenerator<Task>,
  concurrency: number,
  work: (task: Task) => Promise<void> | void,
  signal: AbortSignal,
): Promise<void> {
  let failure: { error: unknown } | undefined;
  const hand = async (): Promise<void> => {
    while (!failure && !signal.aborted) {
      const { value, done } = await tasks.next();
      if (done) return;
      await work(value);
    }
  };
  const failed = (error: unknown): void => void (failure ??= { error });
  await Promise.all(Array.from({ length: concurrency }, () => hand().catch(failed)));
  await tasks.return(undefined);
  if (failure) throw failure.error;
}
