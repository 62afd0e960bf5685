import { strip } from './strip.ts';

/**
 * Text as the quasi metrics compare it: lower-case, without ASCII punctuation, without the articles a, an, the, and
 * with single spaces. Typographic quotes and dashes are no ASCII and stay. HELM took it from QuAC's scorer.
 *
 * A multiple-choice letter A is an article to it, and vanishes.
 *
 * @param options.articles `removed` (default) or `kept`
 * @example normaliseText('The  patient, stable.') // 'patient stable'
 */
export function normaliseText(text: string, { articles = 'removed' }: { articles?: 'removed' | 'kept' } = {}): string {
  let plain = text.toLowerCase().replace(/[!-/:-@[-`{-~]/g, '');
  if (articles === 'removed') plain = plain.replace(/(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu, ' ');
  return strip(plain.replace(/(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/g, ' '));
}
