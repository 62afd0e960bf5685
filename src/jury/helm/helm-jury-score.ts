import type { HelmReading } from './read-helm-verdict.ts';

export interface HelmJuryScore {
  score: number;
  /** Scores it is the mean of; 0 when it is the default. */
  n: number;
}

/**
 * HELM's jury score of one answer: the mean of all scores of all judges that were not dropped, or the default.
 *
 * @param defaultScore 1 in HELM's own benchmarks, 0 in configurable ones
 * @throws RangeError where HELM's run ends with an exception
 * @example
 * helmJuryScore([{ status: 'scored', scores: [4, 5, 5] }, { status: 'dropped', reason: '' }], 1).score; // 4.666…
 */
export function helmJuryScore(readings: readonly HelmReading[], defaultScore: number): HelmJuryScore {
  const scores = readings.flatMap((reading) => {
    if (reading.status === 'raised') throw new RangeError(`HELM's run ends here: ${reading.reason}`);
    return reading.status === 'scored' ? reading.scores : [];
  });
  if (scores.length === 0) return { score: defaultScore, n: 0 };
  return { score: scores.reduce((sum, score) => sum + score, 0) / scores.length, n: scores.length };
}
