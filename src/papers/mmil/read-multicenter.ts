import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CellTable } from '../../cells/cell-table.ts';
import { concatCells } from '../../cells/concat-cells.ts';
import { readCsvCells } from '../../cells/csv/read-csv-cells.ts';
import { constantFactor } from '../../cells/factor.ts';
import { arcsinh } from '../../cells/transform/arcsinh.ts';
import { DataError } from '../tables/data-error.ts';

/** Samples of the multi-center data. */
const samples = 16;

/**
 * The mass cytometry samples that DeepCyTOF was published with: `sample1.csv.gz` … `sample16.csv.gz`, eight channels
 * whose names the repository does not give, and `labels1.csv.gz` …, the gate of each cell (1 to 4, 0 ungated). From
 * github.com/KlugerLab/DeepCyTOF, commit ac924b10a77cf2d5c7ea43ea39a172898d71abb1, folder `Data/MultiCenter_16sample`
 * (packed or not).
 *
 * @returns arcsinh(count / 5), with annotations `sample` and `gate`
 * @throws DataError when a file is missing or the two of a sample differ in length
 * @example
 * (await readMulticenter('cytometry/deepcytof_multicenter')).n; // 929685
 */
export async function readMulticenter(folder: string): Promise<CellTable> {
  const find = (name: string): string => {
    const found = [`${name}.csv.gz`, `${name}.csv`].map((file) => join(folder, file)).find(existsSync);
    if (found) return found;
    throw new DataError('is missing: see docs/real-data.md for where it comes from', {
      file: join(folder, `${name}.csv.gz`),
    });
  };
  const names = Array.from({ length: 8 }, (_, j) => `channel ${j + 1}`);
  const tables: CellTable[] = [];
  for (let k = 1; k <= samples; k++) {
    const cells = arcsinh(await readCsvCells(find(`sample${k}`), { names }));
    const labels = await readCsvCells(find(`labels${k}`), { names: ['gate'] });
    if (labels.n !== cells.n)
      throw new DataError(`has ${labels.n} labels for ${cells.n} cells`, { file: find(`labels${k}`) });
    const gate = labels.columns[0] as Float32Array | Float64Array;
    tables.push({ ...cells, annotations: { sample: constantFactor(`S${k}`, cells.n), gate } });
  }
  return concatCells(tables);
}
