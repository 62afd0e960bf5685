import { strip } from './strip.ts';

/** What a text says of a clinical note. */
export interface MedecVerdict {
  /** 1 when the note is said to hold an error. */
  flag: 0 | 1;
  /** Number of the wrong sentence; null when none is named. */
  sentence: number | null;
}

/**
 * Reads an answer to a MEDEC note. Only the one word CORRECT, in capitals and with nothing beside it, says that the
 * note is right; anything else, "CORRECT.", "Correct" and silence too, is taken for the report of an error. The number
 * that opens it is the sentence.
 *
 * @example
 * medecVerdict('4 The dose is 5 mg.') // { flag: 1, sentence: 4 }
 * medecVerdict('CORRECT.') // { flag: 1, sentence: null }
 */
export function medecVerdict(text: string): MedecVerdict {
  const said = strip(text);
  if (said === 'CORRECT') return { flag: 0, sentence: null };
  const number = /^\d+/.exec(said);
  return { flag: 1, sentence: number ? Number(number[0]) : null };
}
