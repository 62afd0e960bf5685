import { createHmac } from 'node:crypto';

/**
 * The word that a verdict must bear to count: 16 hex digits made of a seed and everything that is asked. The same
 * request gets the same one, so that caches and replays work; an answer cannot hold its own, since that changes with
 * every letter of it.
 *
 * @param parts judge, rubric, question, answer, gold answer: anything with a plain JSON form
 * @example
 * verdictNonce(1, 'mock/judge', 'question', 'answer'); // '86108280b58c8737'
 */
export function verdictNonce(seed: number, ...parts: unknown[]): string {
  return createHmac('sha256', String(seed)).update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
