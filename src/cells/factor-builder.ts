import type { Factor } from './cell-table.ts';

/** Collects words, one a cell, into a factor; levels in order of appearance. */
export interface FactorBuilder {
  /** The next cell's word; undefined where it is unknown. */
  push(word: string | undefined): void;
  done(): Factor;
}

/**
 * A factor built word by word, for files whose length is known at their end only.
 *
 * @example
 * const words = factorBuilder();
 * for (const word of ['b', 'a', 'b', undefined]) words.push(word);
 * words.done(); // { levels: ['b', 'a'], codes: Int32Array [0, 1, 0, -1] }
 */
export function factorBuilder(): FactorBuilder {
  const codeOf = new Map<string, number>();
  let codes = new Int32Array(1024);
  let n = 0;
  return {
    push(word) {
      if (n === codes.length) {
        const longer = new Int32Array(2 * n);
        longer.set(codes);
        codes = longer;
      }
      codes[n++] = word === undefined ? -1 : code(word);
    },
    done: () => ({ levels: [...codeOf.keys()], codes: codes.slice(0, n) }),
  };

  function code(word: string): number {
    const known = codeOf.get(word);
    if (known !== undefined) return known;
    codeOf.set(word, codeOf.size);
    return codeOf.size - 1;
  }
}
