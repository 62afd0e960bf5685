/** What a sheet may say of a patient, whatever the case. */
const words: Readonly<Record<string, 0 | 1>> = {
  '1': 1,
  true: 1,
  yes: 1,
  sick: 1,
  case: 1,
  diseased: 1,
  patient: 1,
  positive: 1,
  '0': 0,
  false: 0,
  no: 0,
  healthy: 0,
  control: 0,
  donor: 0,
  normal: 0,
  negative: 0,
};

/**
 * Whether a word says sick (1) or healthy (0), undefined where it says neither. Words of one's own come first.
 *
 * @example
 * sickOf('Healthy'); // 0
 * sickOf('AML', { aml: 1 }); // 1
 */
export function sickOf(word: string, own: Readonly<Record<string, 0 | 1>> = {}): 0 | 1 | undefined {
  const bare = word.trim().toLowerCase();
  const mine = Object.entries(own).find(([key]) => key.trim().toLowerCase() === bare)?.[1];
  return mine ?? (Object.hasOwn(words, bare) ? words[bare] : undefined);
}

/** The words that need no telling. */
export const knownSickWords = Object.keys(words);
