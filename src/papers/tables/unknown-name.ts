import { didYouMean } from '../../stats/did-you-mean.ts';

/** "unknown model gpt4o: did you mean gpt-4o?", or the list of what is known when nothing is close. */
export function unknownName(kind: string, typed: string, known: readonly string[]): string {
  const close = didYouMean(typed, known);
  return `unknown ${kind} ${typed}: ${close ? `did you mean ${close}?` : `known are ${known.join(', ')}`}`;
}
