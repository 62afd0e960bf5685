import { existsSync, readFileSync, truncateSync, writeFileSync, statSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCells } from '../../src/cells/read-cells.ts';
import { readFcs } from '../../src/cells/fcs/read-fcs.ts';
import { writeCsvCells } from '../../src/cells/csv/write-csv-cells.ts';
import { writeFcs } from '../../src/cells/fcs/write-fcs.ts';
import { writeParquetCells } from '../../src/cells/parquet/write-parquet-cells.ts';
import { pickColumns } from '../../src/cells/panel/pick-columns.ts';
import { simulateSample } from '../../src/cells/simulate/simulate-sample.ts';
import type { FileScore } from '../../src/commands/score-file.ts';
import { priorShift } from '../../src/mmil/calibrate/shift-prior.ts';
import { readSavedModel } from '../../src/mmil/saved-model/read-saved-model.ts';
import { scoreTable } from '../../src/mmil/saved-model/score-table.ts';
import { loadCohortPreset } from '../../src/papers/mmil/load-cohort-preset.ts';
import { writeSimulatedStudy } from '../../src/papers/mmil/write-simulated-study.ts';
import { auroc } from '../../src/stats/auroc.ts';
import { scratch } from '../cells/scratch.ts';
import { writeH5ad } from '../cells/write-h5ad.ts';
import { runMain } from './run-main.ts';

const { path, file } = scratch();
const preset = loadCohortPreset('ALL');
let study: Awaited<ReturnType<typeof writeSimulatedStudy>>;
let model: string;
let fitted: Awaited<ReturnType<typeof runMain>>;
beforeAll(async () => {
  study = await writeSimulatedStudy(path('study'), { seed: 20240612, cells: 300 });
  model = path('model.json');
  fitted = await runMain('fit', study.sheet, '--out', model, '--rho', '0.2', '--folds', '3');
});

/** A table of a simulated sample, as it stands in a file. */
const sample = () => simulateSample(preset, { seed: 3, patient: 40, sick: true, cells: 200, values: 'noisy-counts' });
const jsonOf = (stdout: string) =>
  JSON.parse(stdout) as { files: FileScore[]; failed: { file: string; error: string }[]; prior: unknown };

describe('fit', () => {
  test('writes one model of the training samples, and says what it chose', () => {
    expect(fitted).toMatchObject({ code: 0, stderr: '' });
    expect(fitted.stdout).toContain(
      `lasso on ${preset.markers.length} markers, 3000 cells of 6 sick patients and 4 healthy donors`,
    );
    expect(fitted.stdout).toContain('no markers, left out: Time');
    expect(fitted.stdout).toContain('rho 0.2 was given');
    expect(fitted.stdout).toMatch(/penalty: 0\.\d+ of the largest, the best of 5 in 3 folds of patients/);
    expect(fitted.stdout).toContain("4 of 14 samples of the sheet are not in set 'train' and had no part");
    const saved = readSavedModel(model);
    expect(saved).toMatchObject({
      learner: 'lasso',
      markers: preset.markers,
      rho: 0.2,
      transform: { cofactor: 5 },
      calibration: { kind: 'platt' },
      provenance: { sheet: 'samples.csv', cells: 3000, sickPatients: 6, healthyDonors: 4, seed: 1 },
    });
    expect(saved.sickShare).toBeCloseTo(0.6, 12);
    expect(readFileSync(model, 'utf8')).not.toContain(path(''));
  });

  test('gives the same bytes a second time', async () => {
    await runMain('fit', study.sheet, '--out', path('again.json'), '--rho', '0.2', '--folds', '3');
    expect(readFileSync(path('again.json'), 'utf8')).toBe(readFileSync(model, 'utf8'));
  });

  test('with --tune compares several rho, and says which the data cannot tell apart', async () => {
    const { code, stdout } = await runMain(
      'fit',
      study.sheet,
      '-o',
      path('tuned.json'),
      '--tune',
      '--lambda-fraction',
      '0.1',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/rho 0\.\d is the best of 5; the data do not tell 0\.\d to 0\.\d apart/);
    expect(readSavedModel(path('tuned.json')).tuning!.rows).toHaveLength(5);
  });

  test.each(['boosting', 'neural'])('with --learner %s saves a model that scores', async (learner) => {
    const out = path(`${learner}.json`);
    expect(
      (await runMain('fit', study.sheet, '-o', out, '--rho', '0.2', '--folds', '2', '--learner', learner)).code,
    ).toBe(0);
    const table = sample();
    const { logits } = scoreTable(readSavedModel(out), table);
    expect(auroc(logits, table.annotations.label)).toBeGreaterThan(0.8);
  });

  test('says which option is wrong, and what it takes', async () => {
    const fit = async (...args: string[]) => (await runMain('fit', ...args)).stderr.trim();
    expect(await fit()).toContain('fit takes one sample sheet, got 0');
    expect(await fit(study.sheet)).toContain('fit needs --out <model.json>');
    expect(await fit(study.sheet, '-o', 'x.json')).toContain('fit needs either --rho');
    expect(await fit(study.sheet, '-o', 'x.json', '--rho', '1')).toBe('--rho takes a number above 0 below 1, got "1"');
    expect(await fit(study.sheet, '-o', 'x.json', '--rho', '.5', '--learner', 'svm')).toBe(
      '--learner takes lasso, boosting, neural, got "svm"',
    );
    expect(await fit(study.sheet, '-o', 'x.json', '--rho', '.5', '--folds', '11')).toBe(
      '--folds 11 is more than the 10 patients to train on',
    );
    expect(await fit(study.sheet, '-o', 'x.json', '--rho', '.5', '--markers', 'CD45,CDX')).toMatch(
      /P1\.fcs: marker 'CDX' is missing; there are Time, /,
    );
    expect(existsSync('x.json')).toBe(false);
  });

  test('refuses one patient a class, mixed panels, an empty file and a truncated one in one line each', async () => {
    const of = async (sheet: string): Promise<string[]> => {
      const { code, stderr } = await runMain('fit', sheet, '-o', path('none.json'), '--rho', '0.5');
      expect(code).toBe(1);
      return stderr.trim().split('\n');
    };
    const sheet = (name: string, ...rows: string[]) =>
      file(join('study', name), ['file,patient,sick', ...rows, ''].join('\n'));
    expect(await of(sheet('one.csv', 'P1.fcs,P1,1', 'H1.fcs,H1,0', 'H2.fcs,H2,0'))).toEqual([
      expect.stringMatching(/one\.csv: the sheet has too few sick patients: 1 of 3 patients, at least 2 are needed/),
    ]);
    const four = ['P1.fcs,P1,1', 'P2.fcs,P2,1', 'H1.fcs,H1,0'];
    const { columns, n } = sample();
    await writeFcs(path('study/other.fcs'), { n, p: 2, names: ['CD3', 'FSC-A'], columns: columns.slice(0, 2) });
    expect(await of(sheet('mixed.csv', ...four, 'other.fcs,H2,0'))).toEqual([
      expect.stringMatching(/markers are in all 4 tables; .* are these different panels\?/),
    ]);
    await writeFcs(path('study/empty.fcs'), { ...pickColumns(sample(), [0]), n: 0, columns: [new Float32Array(0)] });
    expect(await of(sheet('empty.csv', ...four, 'empty.fcs,H2,0'))).toEqual([
      expect.stringMatching(/empty\.csv, row 5: .*empty\.fcs has no cells/),
    ]);
    copyFileSync(path('study/H2.fcs'), path('study/short.fcs'));
    truncateSync(path('study/short.fcs'), statSync(path('study/short.fcs')).size - 1000);
    expect(await of(sheet('short.csv', ...four, 'short.fcs,H2,0'))).toEqual([expect.stringMatching(/short\.fcs/)]);
  });

  test('with two donors trains without calibration, and warns', async () => {
    const sheet = file('study/two.csv', 'file,patient,sick\nP1.fcs,P1,1\nP2.fcs,P2,1\nH1.fcs,H1,0\nH2.fcs,H2,0\n');
    const { stdout } = await runMain('fit', sheet, '-o', path('two.json'), '--rho', '0.2');
    expect(stdout).toContain('not calibrated');
    expect(stdout).toContain(
      'warning: probabilities are not calibrated: one class has 2 of the 4 patients, and 3 are needed',
    );
    expect(readSavedModel(path('two.json')).calibration).toBeNull();
  });

  test('a penalty of the null trap is said to be one', async () => {
    const { code, stdout } = await runMain(
      'fit',
      study.sheet,
      '-o',
      path('null.json'),
      '--rho',
      '0.2',
      '--lambda-fraction',
      '0.9999',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('warning');
  });
});

describe('score', () => {
  test('an FCS file comes back with the scores as channels, and all else as it was', async () => {
    const out = path('scored');
    const { code, stdout, stderr } = await runMain('score', model, ...study.test, '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/300 cells, \d+\.\d % called \(\d+ of 300\), .* not used: Time/);
    expect(stdout).toContain('4 of 4 files scored');
    for (const source of study.test) {
      const before = await readFcs(source);
      const after = await readFcs(join(out, source.split('/').at(-1)!));
      const { logits, probabilities } = scoreTable(readSavedModel(model), before);
      expect(after.names).toEqual([...before.names, 'mmil_logit', 'mmil_probability']);
      expect(after.columns.slice(0, -2)).toEqual(before.columns);
      expect(after.columns.at(-2)).toEqual(Float32Array.from(logits));
      expect(after.columns.at(-1)).toEqual(Float32Array.from(probabilities));
      expect(after.fcs.keywords.$CYT).toBe('simulated');
    }
  });

  test('sick patients have more cells called than healthy donors', async () => {
    const { stdout } = await runMain('score', model, ...study.test, '--json');
    const shares = jsonOf(stdout).files.map(({ called, cells }) => called / cells);
    expect(Math.min(...shares.slice(0, 2))).toBeGreaterThan(Math.max(...shares.slice(2)));
  });

  test('CSV, Parquet and h5ad come back in their own format, with the scores that FCS gets', async () => {
    const table = sample();
    const { logits: single } = scoreTable(readSavedModel(model), table);
    await writeCsvCells(path('P40.csv.gz'), table);
    await writeParquetCells(path('P40.parquet'), table);
    const { n, p, names: genes } = table;
    const dense = new Float32Array(n * p);
    table.columns.forEach((column, j) => column.forEach((value, i) => (dense[i * p + j] = value)));
    const cells = Array.from({ length: n }, (_, i) => `c${i}`);
    writeH5ad(path('P40.h5ad'), { cells, genes: [...genes], X: { dense } });
    const out = path('formats');
    const names = ['P40.csv.gz', 'P40.parquet', 'P40.h5ad'];
    const { code, stderr } = await runMain('score', model, ...names.map(path), '-o', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of names) {
      const { logits, probabilities } = scoreTable(readSavedModel(model), await readCells(path(name)));
      logits.forEach((eta, i) => expect(eta).toBeCloseTo(single[i]!, 6)); // CSV is read into doubles
      const { n, columns, names: features, annotations } = await readCells(join(out, name));
      const column = (wanted: string) => annotations[wanted] ?? columns[features.indexOf(wanted)];
      expect(n).toBe(200);
      expect(Array.from(column('mmil_logit') as Float64Array)).toEqual(Array.from(logits));
      expect(Array.from(column('mmil_probability') as Float64Array)).toEqual(Array.from(probabilities));
    }
  });

  test('--format writes another format; what cannot be made is said before anything is written', async () => {
    const [first] = study.test;
    const out = path('as-csv');
    expect((await runMain('score', model, first!, '-o', out, '--format', 'csv')).code).toBe(0);
    expect((await readCells(join(out, 'P28.csv'))).names).toContain('mmil_probability');
    const { code, stderr } = await runMain('score', model, first!, '-o', path('as-h5ad'), '--format', 'h5ad');
    expect({ code, there: existsSync(path('as-h5ad')) }).toEqual({ code: 2, there: false });
    expect(stderr).toContain('cannot make one of another file');
  });

  test('--rho moves every logit by the prior shift', async () => {
    const saved = readSavedModel(model);
    const table = sample();
    const prior = { rho: 0.99, zeta: 1 };
    const shift = priorShift(saved, prior);
    const [plain, shifted] = [scoreTable(saved, table), scoreTable(saved, table, { prior })];
    shifted.logits.forEach((eta, i) => expect(eta).toBeCloseTo(plain.logits[i]! + shift, 12));
    const { stdout } = await runMain('score', model, study.test[0]!, '--rho', '0.99', '--json');
    const json = jsonOf(stdout);
    expect(json.prior).toEqual(prior);
    const before = jsonOf((await runMain('score', model, study.test[0]!, '--json')).stdout).files[0]!;
    expect(json.files[0]!.called).toBeLessThan(before.called);
    expect(json.files[0]!.aboveHealthy).toBe(before.aboveHealthy);
  });

  test('a file that cannot be scored is named with its reason, and the others are scored', async () => {
    const table = sample();
    const without = ['CD45', 'CD10'].map((name) => table.names.indexOf(name));
    await writeFcs(
      path('lacking.fcs'),
      pickColumns(
        table,
        [...table.names.keys()].filter((j) => !without.includes(j)),
      ),
    );
    await writeFcs(path('empty.fcs'), { ...pickColumns(table, [0]), n: 0, columns: [new Float32Array(0)] });
    copyFileSync(study.test[1]!, path('short.fcs'));
    truncateSync(path('short.fcs'), statSync(path('short.fcs')).size - 1000);
    const files = [path('lacking.fcs'), path('empty.fcs'), path('short.fcs'), path('absent.fcs'), study.test[0]!];
    const { code, stdout, stderr } = await runMain('score', model, ...files, '--out', path('some'));
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/lacking\.fcs: 2 of \d+ markers are missing: CD45, CD10; there are/);
    expect(lines[1]).toMatch(/empty\.fcs: has no cells/);
    expect(lines[2]).toMatch(/short\.fcs/);
    expect(lines[3]).toMatch(/absent\.fcs/);
    expect(stdout).toContain('1 of 5 files scored');
    expect(existsSync(path('some/P28.fcs'))).toBe(true);
    expect(jsonOf((await runMain('score', model, ...files, '--json')).stdout).failed).toHaveLength(4);
  });

  test('a value that is not a number is refused, not scored', async () => {
    const table = sample();
    const columns = table.columns.map((column) => column.slice());
    columns[0]![4] = NaN;
    await writeFcs(path('nan.fcs'), { ...table, columns });
    const { code, stderr } = await runMain('score', model, path('nan.fcs'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/nan\.fcs: cell 5 has a marker that is not a finite number/);
  });

  test('refuses a file that is no model, one of a later version and a damaged one', async () => {
    const [cells] = study.test;
    const of = async (name: string, content: unknown): Promise<string> => {
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content));
      const { code, stderr } = await runMain('score', path(name), cells!);
      expect(code).toBe(1);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      return stderr;
    };
    const saved = JSON.parse(readFileSync(model, 'utf8')) as Record<string, unknown>;
    expect(await of('text.json', 'no json')).toContain('text.json: is not a saved model');
    expect(await of('package.json', { name: 'x' })).toContain('is not a saved model');
    expect(await of('null-value.json', null)).toContain('is not a saved model');
    expect(await of('later.json', { ...saved, version: 2 })).toContain(
      'is a model of version 2, this program reads version 1',
    );
    expect(await of('damaged.json', { ...saved, rho: 2 })).toMatch(/is damaged: rho: /);
    expect(await of('swapped.json', { ...saved, markers: [...preset.markers].reverse() })).toContain(
      'markers, model and scaling do not list the same features',
    );
    expect((await runMain('score', path('gone.json'), cells!)).stderr).toContain('cannot be read (ENOENT)');
    expect((await runMain('score', study.test[0]!, cells!)).stderr).toContain('is not a saved model');
  });

  test('never writes over a file, and never two into one', async () => {
    const [cells] = study.test;
    const args = ['score', model, cells!, '-o', path('once')];
    expect((await runMain(...args)).code).toBe(0);
    expect(await runMain(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
    copyFileSync(cells!, path('P28.fcs'));
    expect((await runMain('score', model, cells!, path('P28.fcs'), '-o', path('twice'))).stderr).toContain(
      'two files would become',
    );
    expect((await runMain('score', model, cells!, '--format', 'csv')).stderr).toContain('--format needs --out');
    expect((await runMain('score', model, cells!, '--zeta', '.5')).stderr).toContain('goes with --rho');
    expect((await runMain('score', model)).stderr).toContain('score takes a model and files of cells');
  });
});
