import type { Scorer } from '../scorer.ts';
import { contentHash } from './content-hash.ts';
import type { RunDescription } from './run-records.ts';

/** A scorer as a run directory describes it. */
export type ScorerRecord = RunDescription['scorers'][number];

export const scorerRecord = ({
  name,
  scale,
  identity,
}: Pick<Scorer<never>, 'name' | 'scale' | 'identity'>): ScorerRecord => ({
  name,
  scale: { min: scale.min, max: scale.max },
  identity: { ...identity },
});

/**
 * Name of a scorer's file: its name, and a hash of all that decides its scores.
 *
 * @example scorerFile({ name: 'exact-match', scale: { min: 0, max: 1 }, identity: {} }); // 'exact-match-3f1c…'
 */
export const scorerFile = (scorer: ScorerRecord): string =>
  `${scorer.name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80)}-${contentHash(scorerRecord(scorer))}`;
