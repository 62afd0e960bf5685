import { didYouMean } from '../../stats/did-you-mean.ts';
import { scorerFile, type ScorerRecord } from './scorer-record.ts';

/**
 * The scorer that is meant: the latest of a name, or the one that is given.
 *
 * @throws RangeError naming those there are
 */
export function pickScorer(
  scorers: readonly ScorerRecord[],
  main: string,
  wanted: string | ScorerRecord = main,
): ScorerRecord {
  const picked =
    typeof wanted === 'string'
      ? scorers.findLast(({ name }) => name === wanted)
      : scorers.find((scorer) => scorerFile(scorer) === scorerFile(wanted));
  if (picked) return picked;
  const name = typeof wanted === 'string' ? wanted : wanted.name;
  const names = [...new Set(scorers.map((scorer) => scorer.name))];
  const near = didYouMean(name, names);
  throw new RangeError(
    `${name} did not score this run; ${names.length > 0 ? names.join(', ') : 'nothing'} did${near && near !== name ? `: did you mean ${near}?` : ''}`,
  );
}
