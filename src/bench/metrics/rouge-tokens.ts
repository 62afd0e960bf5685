import { porterStem } from './porter-stem.ts';

/**
 * The words of a text as ROUGE compares them: lower-case runs of a to z and 0 to 9; every other character divides,
 * letters with accents too. With `stem`, words of more than three characters are stemmed. rouge-score's default tokenizer.
 *
 * @param options.stem false unless stated
 * @example
 * rougeTokens('Patients: 2.5 mg') // ['patients', '2', '5', 'mg']
 * rougeTokens('Patients: 2.5 mg', { stem: true }) // ['patient', '2', '5', 'mg']
 */
export function rougeTokens(text: string, { stem = false }: { stem?: boolean } = {}): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (!stem) return words;
  // A word is stemmed once, however often it stands in the text.
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word) ?? (word.length > 3 ? porterStem(word) : word);
    stems.set(word, known);
    return known;
  };
  return words.map(stemOf);
}
