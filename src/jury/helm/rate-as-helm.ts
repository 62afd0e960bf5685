import type { Score } from '../../bench/score.ts';
import { mean } from '../../stats/mean.ts';
import { replyOf } from '../ask-judge.ts';
import { type Judged, judgePrompt } from '../judge-prompt.ts';
import type { RateOptions } from '../rate.ts';
import type { Rubric } from '../rubric.ts';
import type { Seat } from '../seats.ts';
import { helmJuryScore } from './helm-jury-score.ts';
import { type HelmReading, readHelmVerdict } from './read-helm-verdict.ts';

/**
 * Scores one answer as HELM does: no judge is asked about an empty answer, a judge that fails is dropped, and an answer
 * without any verdict gets the default score, marked `defaulted` in the evidence. Where HELM's run would end with an
 * exception, the answer is unscored.
 */
export async function rateAsHelm(
  seats: readonly Seat[],
  rubric: Rubric,
  judged: Judged,
  { within, parameters = {}, signal }: RateOptions,
  defaultScore: number,
): Promise<Score> {
  const asked = judged.answer.trim() === '' ? [] : seats;
  const messages = judgePrompt(rubric, judged);
  const readings = await Promise.all(
    asked.map(async ({ seat, judge, replicate }) => {
      const reply = await replyOf(within(judge), { messages, parameters, replicate }, signal);
      const reading: HelmReading =
        'verdict' in reply
          ? { status: 'dropped', reason: reply.verdict.status === 'unscored' ? reply.verdict.reason : '' }
          : readHelmVerdict(reply.text, rubric);
      return { judge: seat, reading };
    }),
  );
  const simulated = asked.some(({ judge }) => judge.simulated) && { simulated: true };
  const of = rubric.criteria.length;
  const byJudge = readings.map(({ judge, reading }) => ({
    judge,
    ...(reading.status === 'scored'
      ? { mean: mean(reading.scores), n: reading.scores.length, of }
      : { mean: null, n: 0, of, reason: reading.reason }),
  }));
  const raised = readings.find(({ reading }) => reading.status === 'raised');
  if (raised)
    return {
      status: 'unscored',
      reason: `HELM's run ends here, for ${raised.judge}`,
      evidence: { byJudge, ...simulated },
    };
  const { score, n } = helmJuryScore(
    readings.map(({ reading }) => reading),
    defaultScore,
  );
  const { min, max } = rubric.scale;
  const bounds = n === 0 ? { lower: min, upper: max } : { lower: score, upper: score };
  return {
    status: 'scored',
    value: score,
    evidence: { n, of: seats.length * of, defaulted: n === 0, bounds, byJudge, ...simulated },
  };
}
