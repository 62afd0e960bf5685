import { beforeAll, describe, expect, test } from 'vitest';
import { readCells } from '../../src/cells/read-cells.ts';
import { writeCsvCells } from '../../src/cells/csv/write-csv-cells.ts';
import { arcsinh } from '../../src/cells/transform/arcsinh.ts';
import type { CellTable } from '../../src/cells/cell-table.ts';
import { compareArms } from '../../src/mmil/experiments/compare-arms.ts';
import { lassoArms } from '../../src/mmil/experiments/lasso-arms.ts';
import { loadCohortPreset } from '../../src/papers/mmil/load-cohort-preset.ts';
import { mmilCohort, type MmilCohortOptions } from '../../src/papers/mmil/mmil-cohort.ts';
import { writeSimulatedStudy } from '../../src/papers/mmil/write-simulated-study.ts';
import { simulateSample } from '../../src/cells/simulate/simulate-sample.ts';
import { scratch } from '../cells/scratch.ts';

const { path, file } = scratch();
const { markers } = loadCohortPreset('ALL');
const training = { sick: 3, healthy: 2 };
let study: Awaited<ReturnType<typeof writeSimulatedStudy>>;
beforeAll(async () => {
  study = await writeSimulatedStudy(path('fcs'), { seed: 7, training, cells: 150, truth: 'blast' });
});
const cohort = (samples: string, options: Partial<MmilCohortOptions> = {}) =>
  mmilCohort('ALL', { seed: 1, samples, ...options });
const tableOf = (table: CellTable | Iterable<CellTable>): CellTable => table as CellTable;

describe('a cohort of FCS files', () => {
  test('is split by the sheet, transformed and scaled by its training cells', async () => {
    const { training, tests, mark, notes, title, rho } = await cohort(study.sheet, { label: 'blast' });
    expect({ mark, title }).toEqual({ mark: undefined, title: 'samples.csv' });
    expect(training).toMatchObject({ n: 750, p: markers.length, names: markers });
    expect(Object.keys(tests)).toEqual(['Dx']);
    expect(tableOf(tests.Dx!.table).n).toBe(600); // two patients and both donors
    for (const column of training.columns) {
      const values = Array.from(column as Float32Array);
      expect([Math.min(...values), Math.max(...values)]).toEqual([0, expect.closeTo(1, 6)]);
    }
    const label = training.annotations.label as Float32Array;
    const sick = training.annotations.sick as Float32Array;
    const healthyInSick = label.filter((value, i) => sick[i] === 1 && value === 0).length;
    expect(rho).toBe(healthyInSick / 450);
    expect(notes.join('\n')).toContain('No markers, left out: Time.');
    expect(notes.join('\n')).toContain('Values are arcsinh(value / 5).');
    expect(notes.join('\n')).toContain('rho is the true share');
  });

  test('can be compared as a simulated one is, where the truth is known', async () => {
    const { training, tests } = await cohort(study.sheet, { label: 'blast' });
    const { rows } = await compareArms(training, tests, {
      learners: lassoArms(training, { fraction: 0.1 }),
      seed: 1,
      replicates: 100,
    });
    expect(rows.map(({ arm, auroc }) => [arm, auroc!.estimate > 0.7])).toEqual([
      ['oracle', true],
      ['naive', true],
      ['mmil', true],
    ]);
  });

  test('without a true label needs rho, and says so', async () => {
    const plain = await writeSimulatedStudy(path('plain'), { seed: 7, training, cells: 50 });
    await expect(cohort(plain.sheet)).rejects.toThrow(/samples\.csv: the cells carry no true label, so give rho/);
    const { training: cells, rho, notes } = await cohort(plain.sheet, { rho: 0.3 });
    expect([rho, cells.annotations.label]).toEqual([0.3, undefined]);
    expect(notes.at(-1)).toBe('rho = 0.3 was given.');
  });

  test('takes the markers that are asked for, and the values as they are with cofactor 0', async () => {
    const { training } = await cohort(study.sheet, { rho: 0.3, markers: ['CD10', 'CD45'], cofactor: 0 });
    expect(training.names).toEqual(['CD10', 'CD45']);
    const first = await readCells(study.train[0]!);
    const raw = first.columns[first.names.indexOf('CD10')] as Float32Array;
    const scaled = training.columns[0] as Float32Array;
    expect((scaled[3]! - scaled[0]!) / (scaled[5]! - scaled[0]!)).toBeCloseTo(
      (raw[3]! - raw[0]!) / (raw[5]! - raw[0]!),
      3,
    );
  });

  test('a channel that is taken for the truth but holds something else is refused', async () => {
    await expect(cohort(study.sheet, { label: 'CD45' })).rejects.toThrow(/P1\.fcs: the true label in column 'CD45' is/);
    await expect(cohort(study.sheet, { label: 'truth' })).rejects.toThrow(/P1\.fcs: has no column 'truth'/);
  });
});

describe('a cohort of CSV files', () => {
  const preset = loadCohortPreset('ALL');
  const write = async (name: string, patient: number, sick: boolean, keepLabel = true) => {
    const cells = simulateSample(preset, { seed: 5, patient, sick, cells: 60, values: 'counts' });
    const columns = [...(keepLabel ? ['label'] : []), ...cells.names];
    await writeCsvCells(path(name), cells, { columns });
    return cells;
  };

  test('carries its label; a test set for each time and tissue, with the donors of the tissue', async () => {
    const cells = await write('a.csv', 1, true);
    for (const [name, patient, sick] of [
      ['b.csv', 2, true],
      ['c.csv', 3, true],
      ['d.csv', 4, true],
      ['h1.csv', 1, false],
      ['h2.csv', 2, false],
      ['h3.csv', 3, false],
      ['h4.csv', 4, false],
    ] as const)
      await write(name, patient, sick);
    const sheet = file(
      'csv.csv',
      'file,patient,sick,set,time,tissue\na.csv,A,1,train,Dx,BM\nb.csv,B,1,train,Dx,BM\nh1.csv,H1,0,train,,BM\nh2.csv,H2,0,train,,BM\n' +
        'c.csv,C,1,test,Dx,BM\nd.csv,D,1,test,MRD,PB\nh3.csv,H3,0,test,,BM\nh4.csv,H4,0,test,,PB\n',
    );
    const { training, tests } = await cohort(sheet);
    expect(Object.entries(tests).map(([name, { table }]) => [name, tableOf(table).n])).toEqual([
      ['Dx BM', 120],
      ['MRD PB', 120],
    ]);
    const patients = (name: string) => {
      const { levels, codes } = tableOf(tests[name]!.table).annotations.patient as {
        levels: string[];
        codes: Int32Array;
      };
      return [...new Set(Array.from(codes, (code) => levels[code]))];
    };
    expect([patients('Dx BM'), patients('MRD PB')]).toEqual([
      ['C', 'H3'],
      ['D', 'H4'],
    ]);
    expect(Array.from((training.annotations.label as Float32Array).slice(0, 60))).toEqual(
      Array.from(cells.annotations.label),
    );
    const curved = arcsinh(cells);
    const [mine, theirs] = [training.columns[0] as Float32Array, curved.columns[0]!];
    expect((mine[7]! - mine[0]!) / (mine[9]! - mine[0]!)).toBeCloseTo(
      (theirs[7]! - theirs[0]!) / (theirs[9]! - theirs[0]!),
      4,
    );
  });

  test('needs both sets', async () => {
    const rows = ['a.csv,A,1', 'b.csv,B,1', 'h1.csv,H1,0', 'h2.csv,H2,0'];
    const bare = file('bare.csv', ['file,patient,sick', ...rows].join('\n'));
    await expect(cohort(bare, { rho: 0.5 })).rejects.toThrow(/bare\.csv: no row has 'train' in the column 'set'/);
    const half = file('half.csv', ['file,patient,sick,set', ...rows.map((row) => `${row},train`)].join('\n'));
    await expect(cohort(half, { rho: 0.5 })).rejects.toThrow(/half\.csv: no row has 'test' in the column 'set'/);
  });
});
