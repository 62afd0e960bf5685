import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCells } from '../../src/cells/read-cells.ts';
import { scratch } from './scratch.ts';

const { file, path } = scratch();

test('readCells takes the reader by the end of the name, and gives it its options', async () => {
  const csv = await readCells(file('A.CSV', 'patient,CD34\nx,1\n'));
  const tsv = await readCells(file('a.tsv', '1\t2\n'), { csv: { names: ['a', 'b'] } });
  mkdirSync(path('10x'));
  writeFileSync(path('10x/s_matrix.mtx'), '%%MatrixMarket matrix coordinate integer general\n1 2 1\n1 2 3\n');
  writeFileSync(path('10x/s_barcodes.tsv'), 'b1\nb2\n');
  writeFileSync(path('10x/s_genes.tsv'), 'E1\tCD34\n');
  const mtx = await readCells(path('10x/s_matrix.mtx'), { mtx: { dense: true } });
  expect([csv.names, tsv.names, mtx.names]).toEqual([['CD34'], ['a', 'b'], ['CD34']]);
  expect(mtx.columns).toEqual([Float32Array.of(0, 3)]);
});
