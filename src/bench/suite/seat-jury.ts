import { juryScorer, type JuryScorerOptions } from '../../jury/jury-scorer.ts';
import { medhelmRubric, noteExtractRubric } from '../../jury/medhelm-rubric.ts';
import type { Model } from '../../llm/model.ts';
import type { JurySeat } from './jury-seat.ts';

export type SeatJuryOptions = Omit<JuryScorerOptions<unknown>, 'rubric' | 'judges' | 'question' | 'gold' | 'name'>;

/**
 * Judges for the suite's open-ended benchmarks: each is rated by MedHELM's criteria for it, which are accuracy,
 * completeness (structure for NoteExtract, which has no reference answer) and clarity, from 1 to 5.
 *
 * @throws RangeError for no judges
 * @example
 * suite({ jury: seatJury([mockJudge({ name: 'a' }), mockJudge({ name: 'b', severity: 1 })]) });
 */
export function seatJury(judges: readonly Model[], options: SeatJuryOptions = {}): JurySeat {
  return (task) => {
    const { gold } = task;
    const rubric = task.criteria.includes('structure') ? noteExtractRubric : medhelmRubric;
    const rated = rubric.criteria.map(({ id }) => id);
    if (rated.join() !== [...task.criteria].join())
      throw new RangeError(
        `${task.benchmark} is rated by ${task.criteria.join(', ')}; the rubric has ${rated.join(', ')}`,
      );
    return juryScorer({
      ...options,
      rubric,
      judges,
      question: (row) => `${task.instruction(row)}\n\n${task.input(row)}`,
      ...(gold && { gold }),
    });
  };
}
