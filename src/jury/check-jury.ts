import { didYouMean } from '../stats/did-you-mean.ts';
import type { JuryOptions } from './jury-verdict.ts';

/**
 * Checks what a jury is made of, before anything is asked.
 *
 * @param judges the name of each seat
 * @throws RangeError for no judges, a quorum beyond their number, a trim that leaves none, a weight that is not above 0
 * or of no judge
 */
export function checkJury(judges: readonly string[], { quorum = 1, trim = 0, weights = {} }: JuryOptions): void {
  if (judges.length === 0) throw new RangeError('a jury needs at least one judge');
  if (!(Number.isInteger(quorum) && quorum >= 1 && quorum <= judges.length))
    throw new RangeError(
      `quorum must be a whole number from 1 to ${judges.length}, the number of judges, got ${quorum}`,
    );
  if (!(trim >= 0 && trim < 0.5)) throw new RangeError(`trim must be at least 0 and below 0.5, got ${trim}`);
  for (const [judge, weight] of Object.entries(weights)) {
    if (!(weight > 0 && weight < Infinity))
      throw new RangeError(`the weight of ${judge} must be above 0, got ${weight}`);
    if (judges.includes(judge)) continue;
    const near = didYouMean(judge, judges);
    throw new RangeError(
      `there is a weight of ${judge}, who is not on the jury${near ? `; did you mean ${near}?` : ` (${judges.join(', ')})`}`,
    );
  }
}
