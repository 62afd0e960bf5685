import { consistency, pairMoments } from './consistency.ts';
import type { PairMode } from './icc-in-mode.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { compositesOf } from './composites-of.ts';

/** What one answer does to the agreement. */
export type WithoutOne = {
  benchmark: string;
  instance: string;
  model: string;
  clinicians: number;
  jury: number;
  /** ICC(3,k) of jury and clinicians without this answer. */
  icc: number;
};

/**
 * ICC(3,k) of jury and clinicians with each answer left out in turn, from the lowest up: the first answers are those
 * that the agreement rests on. NaN, where it is not defined, comes last.
 *
 * @example
 * withoutOne(ratedAnswers(loadMedhelm(), 'combined'), 'as-published')[0].instance; // '57'
 */
export function withoutOne(answers: readonly RatedAnswer[], mode: PairMode): WithoutOne[] {
  const [a, b] = compositesOf(answers);
  const rows = answers.map((_, i) => i);
  const left = answers.map(({ benchmark, instance, model, clinicians, jury }, out) => {
    const icc = consistency(
      mode,
      pairMoments(
        a,
        b,
        rows.filter((row) => row !== out),
      ),
    );
    return { benchmark, instance, model, clinicians, jury, icc };
  });
  return left.sort((x, y) => (Number.isNaN(x.icc) ? 1 : Number.isNaN(y.icc) ? -1 : x.icc - y.icc));
}
