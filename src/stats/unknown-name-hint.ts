import { didYouMean } from './did-you-mean.ts';

/**
 * What to do about a name that is not known: the one that was meant, or all that are known when nothing is close.
 *
 * @example
 * unknownNameHint('rogue_l', ['exact_match', 'rouge_l']) // 'did you mean rouge_l?'
 * unknownNameHint('bleu', ['exact_match', 'rouge_l']) // 'known are exact_match, rouge_l'
 */
export function unknownNameHint(typed: string, known: readonly string[]): string {
  const close = didYouMean(typed, known);
  return close ? `did you mean ${close}?` : `known are ${known.join(', ')}`;
}
