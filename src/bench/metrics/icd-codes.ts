import type { ScoringMode } from './metric.ts';

/**
 * The ICD-10 codes in a text, each once, sorted.
 *
 * As published, HELM's pattern: a capital letter, one to three digits, and after a full stop one to four more. It cuts
 * codes with a letter at the end (S72.001A becomes S72, and so does S72.009D), sees no code with a letter in third
 * place (C7A.00) and none of more than three digits without a full stop (I2510), and takes vitamin B12 and a T2 image for
 * codes. `fixed` is ours: a letter, a digit, a digit or A or B, and up to four more letters or digits with or without
 * the full stop, which is put in. It still takes vitamin B12 for a code; no pattern could tell.
 *
 * @param options.mode `as-published` (default) or `fixed`
 * @example
 * icdCodes('**I10**, S72.001A and I2510') // ['I10', 'S72']
 * icdCodes('**I10**, S72.001A and I2510', { mode: 'fixed' }) // ['I10', 'I25.10', 'S72.001A']
 */
export function icdCodes(text: string, { mode = 'as-published' }: { mode?: ScoringMode } = {}): string[] {
  const plain = text.replaceAll('**', '');
  // Word boundaries as Python has them, where letters of every alphabet are letters.
  const published =
    /(?<![\p{L}\p{N}_])[A-Z]\p{Nd}{1,3}(?:\.\p{Nd}{1,4})?\.?(?:(?<=[\p{L}\p{N}_])(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]))/gu;
  const ours = /(?<![\p{L}\p{N}])([A-Z]\d[0-9AB])(?:\.?([0-9A-Z]{1,4}))?(?![\p{L}\p{N}]|\.\d)/gu;
  const codes =
    mode === 'fixed'
      ? Array.from(plain.matchAll(ours), ([, stem, rest]) => (rest ? `${stem}.${rest}` : stem!))
      : Array.from(plain.matchAll(published), ([code]) => code.replace(/\.$/, ''));
  return [...new Set(codes)].sort();
}
