import { exactMatch } from './exact-match.ts';
import { extractLetter } from './extract-letter.ts';
import type { MetricResult } from './metric.ts';
import { strip } from './strip.ts';

/** A question with lettered options. */
export interface ChoiceGold {
  /** Texts of the options A, B, C … */
  choices: readonly string[];
  /** Letter of the right option, or of the right ones. */
  correct: string | readonly string[];
}

export interface MultipleChoiceOptions {
  /**
   * `strict` (default), as HELM: the answer must be a letter and nothing else. `lenient`, ours: see
   * {@link extractLetter}.
   */
  extraction?: 'strict' | 'lenient';
}

export interface MultipleChoiceResult extends MetricResult {
  /** Letter the answer was taken for; null when none could be told. */
  letter: string | null;
  /** Text of that option. */
  choice: string | null;
}

/**
 * 1 if the answer names a right option, by HELM's joint format: the answer is looked up in the table of letters, and the
 * text found there must be that of a right option. So "A." and "A) yes" find nothing and score 0, and of two options
 * with the same text both are right.
 *
 * @throws RangeError for a correct letter that has no option
 * @example
 * const gold = { choices: ['aspirin', 'warfarin'], correct: 'B' };
 * multipleChoice(gold, 'B').score // 1
 * multipleChoice(gold, 'B.').score // 0
 * multipleChoice(gold, 'B.', { extraction: 'lenient' }).score // 1
 */
export function multipleChoice(
  { choices, correct }: ChoiceGold,
  prediction: string,
  { extraction = 'strict' }: MultipleChoiceOptions = {},
): MultipleChoiceResult {
  const letters = choices.map((_, i) => String.fromCharCode(65 + i));
  const golds = [correct].flat().map((letter) => {
    const text = choices[letters.indexOf(letter)];
    if (text === undefined) throw new RangeError(`no option ${letter}: the letters are ${letters.join(', ')}`);
    return text;
  });
  const answer = strip(prediction);
  const letter = letters.includes(answer) ? answer : extraction === 'lenient' ? extractLetter(answer, choices) : null;
  const choice = letter === null ? null : choices[letters.indexOf(letter)]!;
  return { score: choice === null ? 0 : exactMatch(golds, choice).score, letter, choice };
}
