import type { CellTable } from '../../cells/cell-table.ts';
import { isFactor, wordOf } from '../../cells/factor.ts';
import { readSamples } from '../../cells/samples/read-samples.ts';
import { readSampleSheet, type SampleSheetOptions } from '../../cells/samples/read-sample-sheet.ts';

import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { arcsinh } from '../../cells/transform/arcsinh.ts';
import { fitScaling } from '../../cells/transform/fit-scaling.ts';
import { trueRho } from '../../mmil/experiments/true-rho.ts';
import { takeCellTable } from '../../mmil/take-cell-table.ts';
import type { MmilCohort } from './mmil-cohort.ts';

export interface RealCohortOptions {
  /** Share of healthy cells in sick training patients; needed unless cells carry a true `label`. */
  rho?: number;
  /** Of arcsinh(value / cofactor): 5 for mass, 150 for fluorescence cytometry. Default 5; 0 leaves values as they are. */
  cofactor?: number;
  /** How the sheet is to be read. */
  sheet?: SampleSheetOptions;
  /** Markers to use. Default: those that all files have. */
  markers?: readonly string[];
}

/**
 * Real cells of a sample sheet: the rows of set `train` to train on, those of set `test` to test on, a test set for each
 * time and tissue that the sheet names.
 *
 * @throws RangeError when a set is missing, or rho is neither given nor known
 */
export async function realCohort(
  path: string,
  { rho, cofactor = 5, sheet: sheetOptions, markers }: RealCohortOptions,
): Promise<MmilCohort> {
  const sheet = readSampleSheet(path, sheetOptions);
  const { table } = await readSamples(sheet, {
    ...(markers && { markers }),
    ...(cofactor > 0 && { transform: (cells: CellTable) => arcsinh(cells, { cofactor }) }),
  });
  const word = (name: string, i: number): string | undefined => {
    const annotation = table.annotations[name];
    return annotation && isFactor(annotation) ? wordOf(annotation, i) : undefined;
  };
  const rows = new Map<string, number[]>();
  for (let i = 0; i < table.n; i++) {
    const set = word('set', i);
    const name = set === 'test' ? [word('time', i), word('tissue', i)].filter(Boolean).join(' ') || 'test' : set;
    if (name === undefined) continue;
    const key = set === 'train' ? '' : name;
    let own = rows.get(key);
    if (!own) rows.set(key, (own = []));
    own.push(i);
  }
  const trainingRows = rows.get('');
  if (!trainingRows || rows.size < 2)
    throw new RangeError(`${path}: name in the column 'set' which samples are for 'train' and which for 'test'`);
  rows.delete('');
  const scaled = applyScaling(table, fitScaling(table, { method: 'min-max', rows: trainingRows }));
  const training = takeCellTable(scaled, trainingRows);
  const known = table.annotations.label !== undefined;
  if (rho === undefined && !known)
    throw new RangeError(
      `${path}: the cells carry no true label, so say rho, the share of healthy cells in sick patients`,
    );
  return {
    title: path.replace(/^.*[\\/]/, ''),
    mark: undefined,
    notes: [
      `Real cells: ${table.n} of ${sheet.samples.length} samples in ${path.replace(/^.*[\\/]/, '')}, ${table.p} markers, ${trainingRows.length} cells to train on.`,
      rho === undefined
        ? 'rho is the true share of healthy cells in the sick training patients, from the labels of cells; this favours MMIL.'
        : `rho = ${rho} was given.`,
    ],
    training,
    tests: Object.fromEntries([...rows].map(([name, own]) => [name, { table: takeCellTable(scaled, own) }])),
    rho: rho ?? trueRho(training),
  };
}
