import type { PilotUsage } from '../../cost/pilot-usage.ts';
import type { Run } from './run.ts';

/** What the answers of a run took, as a forecast takes it. */
export interface PilotUsages {
  usages: PilotUsage[];
  /** Answers in all … */
  of: number;
  /** … and those whose tokens the server did not count: they are not among the usages. */
  uncounted: number;
}

/**
 * The tokens of the answers of a run: a pilot for `forecast`. Answers from a cache count as those they repeat. Verdicts of
 * judges are not among them: a run does not record their tokens.
 *
 * @example
 * const { run } = await runBenchmark(medQa, model, { limit: 30 });
 * const { usages: pilot } = await pilotUsages(run);
 * forecast([{ benchmark: 'med-qa', instances: 1273 }], [model.name], { pilot, prices }).usd;
 */
export async function pilotUsages({ description, completions }: Run): Promise<PilotUsages> {
  const usages: PilotUsage[] = [];
  let of = 0;
  for await (const record of completions()) {
    if (record.status !== 'completed') continue;
    of++;
    const { usage, attempts, simulated } = record.completion;
    if (!usage) continue;
    const { instance, replicate } = record;
    const about = { benchmark: description.benchmark.id, instance, model: description.model.name, replicate };
    usages.push({ ...about, ...usage, attempts: Math.max(1, attempts), simulated });
  }
  return { usages, of, uncounted: of - usages.length };
}
