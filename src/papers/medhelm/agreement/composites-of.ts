import type { RatedAnswer } from './rated-answers.ts';

/** Composites of answers as two raters: the clinicians' mean, and the jury. */
export const compositesOf = (answers: readonly RatedAnswer[]): [clinicians: number[], jury: number[]] => [
  answers.map(({ clinicians }) => clinicians),
  answers.map(({ jury }) => jury),
];
