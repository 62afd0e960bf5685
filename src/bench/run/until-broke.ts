import { ModelError } from '../../llm/model-error.ts';

/** Waits for work to end, and gives the error of a budget that did not suffice for all of it. */
export async function untilBroke(work: Promise<void>): Promise<ModelError | undefined> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ModelError && error.kind === 'over-budget') return error;
    throw error;
  }
  return undefined;
}

/** Why a run ended before all was done; undefined when it did not. */
export const endOf = (broke: ModelError | undefined, signal: AbortSignal | undefined): string | undefined =>
  broke?.message ?? (signal?.aborted ? 'ended before all was done' : undefined);
