import type { RatedAnswer } from './rated-answers.ts';

/**
 * A function that gives, for the answers that `rows` picks, the mean over clinicians of their z-scores, each clinician
 * standardised over the picked answers that he or she rated (sample SD). NaN for an answer whose raters all gave one
 * value only, or rated one answer only: such a rater has no z-score and is left out.
 *
 * @example
 * withinClinician(ratedAnswers(medhelm, 'mediqa'))([0, 1, 2]); // three means of z-scores
 */
export function withinClinician(answers: readonly RatedAnswer[]): (rows: ArrayLike<number>) => Float64Array {
  const raters = [...new Set(answers.flatMap(({ ratings }) => ratings.map(({ rater }) => rater)))];
  const rated = answers.map(({ ratings }) =>
    ratings.map(({ rater, composite }) => [raters.indexOf(rater), composite] as const),
  );
  const [count, centre, squares] = [0, 0, 0].map(() => new Float64Array(raters.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return (rows) => {
    for (const sums of [count, centre, squares]) sums.fill(0);
    for (let k = 0; k < rows.length; k++)
      for (const [rater, value] of rated[rows[k]!]!) {
        const step = value - centre[rater]!;
        centre[rater]! += step / ++count[rater]!;
        squares[rater]! += step * (value - centre[rater]!);
      }
    return Float64Array.from(rows, (row) => {
      let [sum, raters] = [0, 0];
      for (const [rater, value] of rated[row]!) {
        if (squares[rater]! <= 1e-20) continue;
        sum += (value - centre[rater]!) / Math.sqrt(squares[rater]! / (count[rater]! - 1));
        raters++;
      }
      return raters === 0 ? Number.NaN : sum / raters;
    });
  };
}
