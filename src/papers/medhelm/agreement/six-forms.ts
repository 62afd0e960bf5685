import { icc } from '../../../stats/icc.ts';
import { type Icc, type IccForm, iccForms } from '../../../stats/icc-from-anova.ts';
import type { RatedAnswer } from './rated-answers.ts';
import { zScores } from './z-scores.ts';
import { compositesOf } from './composites-of.ts';

/** What each form asks of the two raters, clinicians' mean and jury. */
const questions: Record<IccForm, string> = {
  'ICC(1,1)': 'one score, raters interchangeable',
  'ICC(2,1)': 'one score, level counts (absolute agreement)',
  'ICC(3,1)': 'one score, level does not count (consistency)',
  'ICC(1,k)': 'mean of both, raters interchangeable',
  'ICC(2,k)': 'mean of both, level counts (absolute agreement)',
  'ICC(3,k)': 'mean of both, level does not count (consistency)',
};

/**
 * All six intraclass correlations of jury and clinicians, of the raw composites and of their z-scores. Z-scores have no
 * level, so that forms 2 and 3 are nearly the same there: agreement of z-scores is not absolute agreement.
 *
 * @example
 * sixForms(ratedAnswers(loadMedhelm(), 'combined'))[5].z.estimate; // 0.4744…
 */
export function sixForms(
  answers: readonly RatedAnswer[],
  { level = 0.95 }: { level?: number } = {},
): { form: IccForm; question: string; raw: Icc; z: Icc }[] {
  const raw = compositesOf(answers);
  const z = raw.map(zScores);
  return iccForms.map((form) => ({
    form,
    question: questions[form],
    raw: icc(raw, { form, level }),
    z: icc(z, { form, level }),
  }));
}
