import type { Factor } from '../cell-table.ts';

/** A factor that says the same word of n cells. */
export const constantFactor = (word: string, n: number): Factor => ({ levels: [word], codes: new Int32Array(n) });
