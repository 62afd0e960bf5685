import { billingF1 } from '../../bench/metrics/billing-f1.ts';
import { exactMatch } from '../../bench/metrics/exact-match.ts';
import { icdCodes } from '../../bench/metrics/icd-codes.ts';
import { medcalcAccuracy } from '../../bench/metrics/medcalc-accuracy.ts';
import { medecFlagAccuracy } from '../../bench/metrics/medec-flag-accuracy.ts';
import { medecSentenceAccuracy } from '../../bench/metrics/medec-sentence-accuracy.ts';
import { multipleChoice } from '../../bench/metrics/multiple-choice.ts';
import { normaliseText } from '../../bench/metrics/normalise-text.ts';
import { prefixExactMatch } from '../../bench/metrics/prefix-exact-match.ts';
import { quasiExactMatch } from '../../bench/metrics/quasi-exact-match.ts';
import { quasiLeaveArticlesExactMatch } from '../../bench/metrics/quasi-leave-articles-exact-match.ts';
import { quasiPrefixExactMatch } from '../../bench/metrics/quasi-prefix-exact-match.ts';
import { rougeL } from '../../bench/metrics/rouge-l.ts';
import { rougeN } from '../../bench/metrics/rouge-n.ts';
import type { RougeResult } from '../../bench/metrics/rouge-result.ts';
import { strip } from '../../bench/metrics/strip.ts';

/** An answer to score, with what the rules need. */
export interface RuleSample {
  /** The right answer; of a multiple-choice question its letter or its text. */
  reference: string;
  answer: string;
  /** Texts of the options A, B, C …; without any, multiple choice does not apply. */
  choices?: readonly string[];
  /** Category of MedCalc-Bench; without it, MedCalc accuracy does not apply. */
  category?: string;
  /** Least and greatest right answer, for MedCalc accuracy. */
  lower?: string;
  upper?: string;
}

export interface RuleScore {
  rule: string;
  /** From 0 to 1; null where the rule does not apply. */
  score: number | null;
  /** What the score rests on, or what the rule would need. */
  why: string;
}

/**
 * Scores one answer by every rule of MedHELM at once, as published and as fixed, with and without stemmer.
 *
 * Multiple choice applies when there are options and the reference is one of them; MedCalc accuracy when there is a
 * category; MEDEC when the reference is CORRECT or opens with a sentence number; billing F1 when the reference holds a
 * code.
 *
 * @example everyRule({ reference: 'yes', answer: 'Yes' })[0] // { rule: 'exact match', score: 0, why: 'another text' }
 */
export function everyRule({
  reference,
  answer,
  choices = [],
  category,
  lower = '',
  upper = '',
}: RuleSample): RuleScore[] {
  const apart = (rule: string, why: string): RuleScore => ({ rule, score: null, why });
  const quoted = (text: string): string =>
    text === '' ? 'nothing' : `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;

  const plain = (articles: 'removed' | 'kept'): string =>
    `compares ${quoted(normaliseText(reference, { articles }))} with ${quoted(normaliseText(answer, { articles }))}`;
  const exact = exactMatch(reference, answer).score;
  const prefix = prefixExactMatch(reference, answer).score;
  const matches: RuleScore[] = [
    { rule: 'exact match', score: exact, why: exact ? 'the same text' : 'another text' },
    { rule: 'quasi-exact match', score: quasiExactMatch(reference, answer).score, why: plain('removed') },
    { rule: 'quasi, articles left', score: quasiLeaveArticlesExactMatch(reference, answer).score, why: plain('kept') },
    {
      rule: 'prefix match',
      score: prefix,
      why: `the answer ${prefix ? 'begins' : 'does not begin'} with the reference`,
    },
    { rule: 'quasi-prefix match', score: quasiPrefixExactMatch(reference, answer).score, why: plain('removed') },
  ];

  const letters = choices.map((_, i) => String.fromCharCode(65 + i));
  const right = strip(reference);
  const correct = letters.filter((letter, i) => letter === right || strip(choices[i]!) === right);
  const choice = (extraction: 'strict' | 'lenient'): RuleScore => {
    const rule = `multiple choice, ${extraction}`;
    if (choices.length === 0) return apart(rule, 'needs options');
    if (correct.length === 0) return apart(rule, 'needs a reference that is one of the options');
    const { score, letter } = multipleChoice({ choices, correct }, answer, { extraction });
    return { rule, score, why: letter === null ? 'finds no letter' : `finds the letter ${letter}` };
  };

  const medcalc = (mode: 'as-published' | 'fixed'): RuleScore => {
    const rule = `MedCalc, ${mode === 'fixed' ? 'fixed' : 'as published'}`;
    if (!category) return apart(rule, 'needs a category');
    const { score, why, read } = medcalcAccuracy({ category, answer: reference, lower, upper }, answer, { mode });
    return { rule, score, why: read === null ? why : `reads ${read}: ${why}` };
  };

  const medec = (): RuleScore[] => {
    if (!/^(?:CORRECT$|\d+\s)/.test(right.replaceAll('.', '')))
      return ['MEDEC flag', 'MEDEC sentence'].map((rule) =>
        apart(rule, 'needs CORRECT or a sentence number as reference'),
      );
    const flag = medecFlagAccuracy(reference, answer);
    const sentence = medecSentenceAccuracy(reference, answer);
    const said = flag.predicted ? 'reports an error' : 'says correct';
    return [
      { rule: 'MEDEC flag', score: flag.score, why: `the answer ${said}` },
      {
        rule: 'MEDEC sentence',
        score: sentence.score,
        why: `the answer ${said}${sentence.predicted === null ? '' : ` in sentence ${sentence.predicted}`}`,
      },
    ];
  };

  const listed = (codes: readonly string[]): string => codes.join(', ') || 'none';
  const billing = (mode: 'as-published' | 'fixed'): RuleScore => {
    const rule = `billing F1, ${mode === 'fixed' ? 'fixed' : 'as published'}`;
    if (icdCodes(reference).length + icdCodes(reference, { mode: 'fixed' }).length === 0)
      return apart(rule, 'needs an ICD-10 code in the reference');
    const { score, goldCodes, predictedCodes } = billingF1(reference, answer, { mode });
    return { rule, score, why: `reference ${listed(goldCodes)}; answer ${listed(predictedCodes)}` };
  };

  const rouge = (rule: string, { score, shared, inGold, inPrediction }: RougeResult): RuleScore => ({
    rule,
    score,
    why: `${shared} in common; reference ${inGold}, answer ${inPrediction}`,
  });
  return [
    ...matches,
    choice('strict'),
    choice('lenient'),
    medcalc('as-published'),
    medcalc('fixed'),
    ...medec(),
    billing('as-published'),
    billing('fixed'),
    ...[true, false].flatMap((stem) => {
      const suffix = stem ? '' : ', no stemmer';
      return [
        rouge(`ROUGE-1${suffix}`, rougeN(reference, answer, { n: 1, stem })),
        rouge(`ROUGE-2${suffix}`, rougeN(reference, answer, { n: 2, stem })),
        rouge(`ROUGE-L${suffix}`, rougeL(reference, answer, { stem })),
      ];
    }),
  ];
}
