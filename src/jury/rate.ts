import type { Score } from '../bench/score.ts';
import type { Model } from '../llm/model.ts';
import { askJudge, type AskJudgeOptions } from './ask-judge.ts';
import type { Judged } from './judge-prompt.ts';
import { type JuryOptions, juryVerdict } from './jury-verdict.ts';
import type { Rubric } from './rubric.ts';
import type { Seat } from './seats.ts';

/** What every way to rate an answer needs beside the answer. */
export interface RateOptions extends Pick<AskJudgeOptions, 'seed' | 'parameters' | 'signal'> {
  within: (model: Model) => Model;
}

/**
 * Asks all judges of a jury for one answer, side by side, and puts their verdicts together as a score with its evidence.
 */
export async function rate(
  seats: readonly Seat[],
  rubric: Rubric,
  judged: Judged,
  { within, ...ask }: RateOptions,
  options: JuryOptions,
): Promise<Score> {
  const verdicts = await Promise.all(
    seats.map(async ({ seat, judge, replicate }) => ({
      ...(await askJudge(within(judge), rubric, judged, { ...ask, replicate })),
      judge: seat,
    })),
  );
  const { value, reason, ...rest } = juryVerdict(verdicts, rubric, options);
  const simulated = verdicts.some((verdict) => verdict.simulated);
  const evidence = { ...rest, verdicts, ...(simulated && { simulated }) };
  return value === null ? { status: 'unscored', reason: reason!, evidence } : { status: 'scored', value, evidence };
}
