import { unknownNameHint } from '../../stats/unknown-name-hint.ts';

/** "unknown model gpt4o: did you mean gpt-4o?", or the list of what is known when nothing is close. */
export function unknownName(kind: string, typed: string, known: readonly string[]): string {
  return `unknown ${kind} ${typed}: ${unknownNameHint(typed, known)}`;
}
