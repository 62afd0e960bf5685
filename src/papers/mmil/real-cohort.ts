import { basename } from 'node:path';
import type { CellTable } from '../../cells/cell-table.ts';
import { isFactor, wordOf } from '../../cells/factor.ts';
import type { ReadCellsOptions } from '../../cells/read-cells.ts';
import { readSamples } from '../../cells/samples/read-samples.ts';
import { readSampleSheet, type SampleSheetOptions } from '../../cells/samples/read-sample-sheet.ts';
import { SampleSheetError } from '../../cells/samples/sample-sheet-error.ts';
import { takeLabel } from '../../cells/samples/take-label.ts';
import { applyScaling } from '../../cells/transform/apply-scaling.ts';
import { arcsinh } from '../../cells/transform/arcsinh.ts';
import { fitScaling } from '../../cells/transform/fit-scaling.ts';
import { trueRho } from '../../mmil/experiments/true-rho.ts';
import { takeCellTable } from '../../mmil/take-cell-table.ts';
import type { MmilCohort } from './mmil-cohort.ts';

export interface RealCohortOptions {
  /** Share of healthy cells in sick training patients; needed unless cells carry a true label. */
  rho?: number;
  /** Of arcsinh(value / cofactor): 5 for mass, 150 for fluorescence cytometry. Default 5; 0 leaves values as they are. */
  cofactor?: number;
  /** How the sheet is to be read. */
  sheet?: SampleSheetOptions;
  /** How the files are to be read, by format. */
  cells?: ReadCellsOptions;
  /** Markers to use. Default: those that all files have, without channels that are no markers (`isMarker`). */
  markers?: readonly string[];
  /** Channel or column with the true label of cells, where it is not an annotation `label`: FCS files have channels only. */
  label?: string;
}

/**
 * Real cells of a sample sheet: the rows of set `train` to train on, those of set `test` to test on, a test set for each
 * time and tissue of the sick test patients, each with all healthy test donors.
 *
 * @throws SampleSheetError when a set is missing, or rho is neither given nor known
 */
export async function realCohort(path: string, options: RealCohortOptions): Promise<MmilCohort> {
  const { rho, cofactor = 5, sheet: sheetOptions, cells, markers, label } = options;
  const sheet = readSampleSheet(path, sheetOptions);
  const name = basename(path);
  for (const set of ['train', 'test'] as const)
    if (!sheet.samples.some((sample) => sample.set === set))
      throw new SampleSheetError(
        `${path}: no row has '${set}' in the column 'set': say there which samples are for 'train' and which for 'test'`,
      );
  const { table, nonMarkers, dropped } = await readSamples(sheet, {
    ...(cells && { cells }),
    ...(markers && { markers }),
    nonMarkers: 'drop',
    transform(read, { sick }) {
      const labelled = label === undefined ? read : takeLabel(read, label, sick);
      return cofactor > 0 ? arcsinh(labelled, { cofactor }) : labelled;
    },
  });
  const groups = testGroups(table);
  const trainingRows = groups.train;
  const scaled = applyScaling(table, fitScaling(table, { method: 'min-max', rows: trainingRows }));
  const training = takeCellTable(scaled, trainingRows);
  if (rho === undefined && table.annotations.label === undefined)
    throw new SampleSheetError(
      `${path}: the cells carry no true label, so give rho, the share of healthy cells in sick patients (label names the channel or column, where there is one)`,
    );
  const lost = [...new Set(dropped.flatMap((file) => file.markers))];
  return {
    title: name,
    mark: undefined,
    notes: [
      `Cells of ${name}: ${table.n} of ${sheet.samples.length} samples, ${trainingRows.length} of them to train on; ${table.p} markers: ${table.names.join(', ')}.`,
      cofactor > 0 ? `Values are arcsinh(value / ${cofactor}).` : 'Values are taken as they are, without arcsinh.',
      ...(nonMarkers.length > 0 ? [`No markers, left out: ${nonMarkers.join(', ')}.`] : []),
      ...(lost.length > 0 ? [`Not ${markers ? 'asked for' : 'in all files'}, left out: ${lost.join(', ')}.`] : []),
      rho === undefined
        ? 'rho is the true share of healthy cells in the sick training patients, from the labels of cells; this favours MMIL.'
        : `rho = ${rho} was given.`,
    ],
    training,
    tests: Object.fromEntries(
      Object.entries(groups.tests).map(([test, rows]) => [test, { table: takeCellTable(scaled, rows) }]),
    ),
    rho: rho ?? trueRho(training),
  };
}

/** Positions of the training cells, and of each test set: donors without a tissue, or of the same one, are in it. */
function testGroups({ n, annotations }: CellTable): { train: number[]; tests: Record<string, number[]> } {
  const word = (name: string, i: number): string | undefined => {
    const annotation = annotations[name];
    return annotation && isFactor(annotation) ? wordOf(annotation, i) : undefined;
  };
  const sick = annotations.sick as Float32Array;
  const [train, donors]: [number[], number[]] = [[], []];
  const tests = new Map<string, { tissue: string | undefined; rows: number[] }>();
  for (let i = 0; i < n; i++) {
    const set = word('set', i);
    if (set === 'train') train.push(i);
    if (set !== 'test') continue;
    const tissue = word('tissue', i);
    const name = [word('time', i), tissue].filter(Boolean).join(' ') || 'test';
    if (sick[i] === 0) donors.push(i);
    else if (tests.has(name)) tests.get(name)!.rows.push(i);
    else tests.set(name, { tissue, rows: [i] });
  }
  if (tests.size === 0) tests.set('test', { tissue: undefined, rows: [] });
  for (const { tissue, rows } of tests.values())
    for (const i of donors) if (!tissue || [tissue, undefined].includes(word('tissue', i))) rows.push(i);
  return { train, tests: Object.fromEntries([...tests].map(([name, { rows }]) => [name, rows])) };
}
