import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isFactor } from '../../src/cells/factor.ts';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { startHdf5 } from '../../src/cells/h5ad/hdf5-library.ts';
import { readH5adWith } from '../../src/cells/h5ad/read-h5ad.ts';
import { type Rng, rng } from '../../src/stats/rng.ts';
import { scratch } from '../cells/scratch.ts';
import { type Matrix, writeH5ad } from '../cells/write-h5ad.ts';

/**
 * Damaged files that are read; input i is made from the seed and i alone. `H5AD_FUZZ=100000` reads as many as the reader
 * is meant to stand, in half an hour or more.
 */
const INPUTS = Number(process.env.H5AD_FUZZ ?? 6_000);
const SEED = 20261124;

/** Inputs of a lane after which its library reads an intact file, which has to give what it gave before, and ends. */
const CHECK_EVERY = 500;

/** Seconds after which a call counts as hung and its thread is ended: a thousand times what it takes. */
const SECONDS = 1;

/** Libraries at work at the same time. */
const LANES = 4;

const { path } = scratch();

const columns = [
  { rows: Int32Array.of(0, 2, 4), values: Float32Array.of(1, 3, 2) },
  { rows: Int32Array.of(2), values: Float32Array.of(5) },
  { rows: Int32Array.of(1, 3, 5), values: Float32Array.of(7, 8, 9) },
];
const kinds: Record<string, Matrix> = {
  byRow: { byRow: true, columns },
  byColumn: { byRow: false, columns },
  dense: { dense: Float32Array.from({ length: 18 }, (_, i) => i) },
  packed: { dense: Float64Array.from({ length: 18 }, (_, i) => i % 3), compression: 'gzip', chunks: [4, 2] },
};
const originals = Object.entries(kinds).map(([name, X]) => {
  const file = writeH5ad(path(`${name}.h5ad`), {
    cells: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'],
    genes: ['A', 'B', 'C'],
    X,
    obs: {
      patient: { codes: Int8Array.of(0, -1, 1, 0, 1, 0), categories: ['P1', 'P2'] },
      organ: ['marrow', 'blood', 'marrow', '', 'blood', 'marrow'],
      age: Float64Array.of(1, 2, 3, 4, 5, 6),
    },
  });
  return { file, bytes: readFileSync(file) };
});

/** A few bytes changed, to edge values as often as to random ones; one input in ten is cut or has a piece moved. */
function damaged(bytes: Buffer, random: Rng): Buffer {
  const copy = Buffer.from(bytes);
  const edges = [0, 1, 2, 0x7f, 0x80, 0xfe, 0xff];
  for (let left = 1 + random.integer(6); left > 0; left--) {
    const at = random.integer(copy.length);
    if (random.integer(3) === 0) copy[at]! ^= 1 << random.integer(8);
    else copy[at] = random.integer(2) === 0 ? edges[random.integer(edges.length)]! : random.integer(256);
  }
  const kind = random.integer(20);
  if (kind === 0) return copy.subarray(0, random.integer(copy.length));
  if (kind === 1)
    copy.copyWithin(random.integer(copy.length), random.integer(copy.length), random.integer(copy.length));
  return copy;
}

/** What every table keeps to, damaged or not: nothing points outside of it. */
function isSound({ n, p, names, columns, annotations }: CellTable): boolean {
  return (
    names.length === p &&
    columns.length === p &&
    columns.every((column) =>
      'rows' in column
        ? column.rows.length === column.values.length &&
          column.rows.every((row, k) => row < n && row > (k === 0 ? -1 : column.rows[k - 1]!))
        : column.length === n,
    ) &&
    Object.values(annotations).every((values) =>
      isFactor(values)
        ? values.codes.length === n && values.codes.every((code) => code >= -1 && code < values.levels.length)
        : values.length === n,
    )
  );
}

test(
  `${INPUTS} damaged h5ad files are read, or refused with a CellsFileError: none crashes, hangs the program or harms later reads`,
  { timeout: 3_600_000 },
  async () => {
    const count = { read: 0, refused: 0, trapped: 0, hung: 0 };
    const unexpected: string[] = [];
    const lane = async (first: number): Promise<void> => {
      const file = path(`damaged-${first}.h5ad`);
      let library = await startHdf5({ seconds: SECONDS });
      const intact = await readH5adWith(library, originals[0]!.file, {});
      for (let i = first; i < INPUTS; i += LANES) {
        const random = rng(SEED, 'h5ad', i);
        writeFileSync(file, damaged(originals[random.integer(originals.length)]!.bytes, random));
        let message = '';
        try {
          const table = await readH5adWith(library, file, { missing: 'nan' });
          count.read++;
          if (!isSound(table)) unexpected.push(`input ${i}: the table is not sound`);
        } catch (error) {
          count.refused++;
          message = (error as Error).message;
          if ((error as Error).name !== 'CellsFileError') unexpected.push(`input ${i}: ${(error as Error).stack}`);
        }
        if (library.ended) {
          count[message.includes('no answer') ? 'hung' : 'trapped']++;
          library = await startHdf5({ seconds: SECONDS });
        } else if (Math.floor(i / LANES) % CHECK_EVERY === 0) {
          expect(await readH5adWith(library, originals[0]!.file, {})).toEqual(intact);
          // The library's memory grows with what damaged files make it ask for, and only its end gives that back.
          await library.end();
          library = await startHdf5({ seconds: SECONDS });
        }
      }
      await library.end();
    };
    await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
    console.log(`seed ${SEED}: ${INPUTS} inputs`, count);
    expect(unexpected.slice(0, 10)).toEqual([]);
    expect(count.read + count.refused).toBe(INPUTS);
    expect(count.read).toBeGreaterThan(INPUTS / 20);
    expect(count.refused).toBeGreaterThan(INPUTS / 20);
  },
);
