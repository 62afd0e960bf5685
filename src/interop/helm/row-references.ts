import type { HelmReference } from './request-state.ts';

/**
 * Possible answers of a row with the columns of MedHELM's own data sets, `correct_answer` (a text, or several) and
 * `incorrect_answers`; none for other rows.
 *
 * @example rowReferences({ correct_answer: 'yes', incorrect_answers: ['no'] })
 * // [{ text: 'yes', correct: true }, { text: 'no', correct: false }]
 */
export function rowReferences(row: unknown): HelmReference[] {
  const { correct_answer, incorrect_answers } = (row ?? {}) as Record<string, unknown>;
  const texts = (value: unknown): string[] => [value].flat().filter((text) => typeof text === 'string');
  return [
    ...texts(correct_answer).map((text) => ({ text, correct: true })),
    ...texts(incorrect_answers).map((text) => ({ text, correct: false })),
  ];
}
