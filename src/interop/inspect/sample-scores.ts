import type { Score } from '../../bench/score.ts';
import type { InspectSample } from './inspect-log.ts';

/** One value that a scorer gave a sample. */
export interface SampleScore {
  name: string;
  /** `none` where the scorer gave no value. */
  kind: 'grade' | 'number' | 'other' | 'none';
  score: Score;
}

const grades: Readonly<Record<string, number>> = { C: 1, I: 0, P: 0.5, N: 0 };

/**
 * The scores of a sample; a scorer that gives an object gives one for each of its keys.
 *
 * @example sampleScores({ scores: { match: { value: 'C' } } }) // [{ name: 'match', kind: 'grade', score: … 1 }]
 */
export function sampleScores({ scores }: InspectSample): SampleScore[] {
  return Object.entries(scores ?? {}).flatMap(([name, { value, ...beside }]) => {
    const evidence = Object.fromEntries(Object.entries(beside).filter(([, given]) => given !== null));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([key, inner]) => one(`${name}/${key}`, inner, evidence))
      : [one(name, value, evidence)];
  });
}

function one(name: string, value: unknown, evidence: Record<string, unknown>): SampleScore {
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'string' ? grades[value] : value;
  if (typeof number === 'number') {
    const kind = typeof value === 'number' ? 'number' : 'grade';
    return { name, kind, score: { status: 'scored', value: number, evidence } };
  }
  const reason = value === null || value === undefined ? 'inspect has no value' : `no number: ${JSON.stringify(value)}`;
  const kind = value === null || value === undefined ? 'none' : 'other';
  return { name, kind, score: { status: 'unscored', reason, evidence } };
}
