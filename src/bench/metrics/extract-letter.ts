import { normaliseText } from './normalise-text.ts';

/**
 * The option an answer means, or null when it cannot be told. Ours, for answers that a strict lookup refuses. In this
 * order: the last statement of the kind "the answer is B", since a model may correct itself; a letter that opens the
 * answer and is marked as one ("(B)", "B.", "**B**: aspirin"); the text of exactly one option, as
 * `quasiExactMatch` compares. A or I before another word is a word itself: "The answer is A patient …" names no option.
 *
 * @param choices texts of the options A, B, C …
 * @example
 * extractLetter('I think the answer is (B).', ['aspirin', 'warfarin']) // 'B'
 * extractLetter('A patient with fever', ['aspirin', 'warfarin']) // null
 */
export function extractLetter(answer: string, choices: readonly string[]): string | null {
  const last = String.fromCharCode(64 + choices.length);
  const isOption = (letter: string | undefined): letter is string =>
    letter !== undefined && letter >= 'A' && letter <= last;
  const statement =
    /\b(?:[Aa]nswer|ANSWER|[Oo]ption|[Cc]hoice)(?:\s{1,3}is\b|[\s*_]{0,4}:)[\s:*_("'[]{0,8}(?:[Oo]ption\s)?([B-HJ-Z]|[AI](?!\s(?!because\b|since\b|as\b)[A-Za-z]))(?![\w'’])/g;
  const stated = [...answer.matchAll(statement)].map(([, letter]) => letter!).filter(isOption);
  if (stated.length > 0) return stated.at(-1)!;
  const opening = /^[\s*_("'[]{0,8}(?:(?:[Oo]ption|[Aa]nswer)\s)?([A-Z])(?:[).:,;\]*_"]|\s*$)/.exec(answer)?.[1];
  if (isOption(opening)) return opening;
  const plain = normaliseText(answer);
  const named = choices.flatMap((text, i) => (normaliseText(text) === plain && plain !== '' ? [i] : []));
  return named.length === 1 ? String.fromCharCode(65 + named[0]!) : null;
}
