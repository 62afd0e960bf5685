/** What a start of a run counts. */
export interface RunTally {
  asked: number;
  cached: number;
  /** Per scorer that failed: how often, and its first words. */
  scorerErrors: Map<string, { count: number; instance: string; message: string }>;
}

export const runTally = (): RunTally => ({ asked: 0, cached: 0, scorerErrors: new Map() });

export function noteScorerError({ scorerErrors }: RunTally, scorer: string, instance: string, error: unknown): void {
  const known = scorerErrors.get(scorer);
  if (known) known.count++;
  else
    scorerErrors.set(scorer, { count: 1, instance, message: error instanceof Error ? error.message : String(error) });
}

export const scorerNotes = ({ scorerErrors }: RunTally): string[] =>
  [...scorerErrors].map(
    ([scorer, { count, instance, message }]) =>
      `the scorer ${scorer} failed on ${count} answers, first on instance ${JSON.stringify(instance)}: ${message}. ` +
      'Nothing was recorded for those: mend the scorer and rescore, which makes no request to the model',
  );
