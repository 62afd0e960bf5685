import type { Column } from '../learners/learner.ts';
import type { Annotation, Factor } from './cell-table.ts';

/**
 * A factor from one word per cell; levels in order of their first cell. An empty or missing word is unknown.
 *
 * @example
 * factor(['marrow', 'blood', '', 'marrow']);
 * // { levels: ['marrow', 'blood'], codes: Int32Array [0, 1, -1, 0] }
 */
export function factor(words: ArrayLike<string | null | undefined>): Factor {
  const index = new Map<string, number>();
  const codes = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] || undefined;
    if (word !== undefined && !index.has(word)) index.set(word, index.size);
    codes[i] = word === undefined ? -1 : index.get(word)!;
  }
  return { levels: [...index.keys()], codes };
}

/**
 * A factor that says the same word of n cells; unknown for all where the word is missing.
 *
 * @example
 * constantFactor('P1', 2); // { levels: ['P1'], codes: Int32Array [0, 0] }
 */
export function constantFactor(word: string | undefined, n: number): Factor {
  return word ? { levels: [word], codes: new Int32Array(n) } : { levels: [], codes: new Int32Array(n).fill(-1) };
}

/**
 * The word of cell i, undefined where unknown.
 *
 * @example
 * wordOf(factor(['marrow', '']), 0); // 'marrow'
 */
export function wordOf({ levels, codes }: Factor, i: number): string | undefined {
  return levels[codes[i]!];
}

/** Whether an annotation, or any column, holds words rather than numbers. */
export function isFactor(annotation: Annotation | Column): annotation is Factor {
  return 'levels' in annotation;
}
