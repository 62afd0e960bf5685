import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CellTable } from '../../cells/cell-table.ts';
import { writeFcs } from '../../cells/fcs/write-fcs.ts';
import { simulateCohort } from '../../cells/simulate/simulate-cohort.ts';
import { splitCohort } from '../../cells/simulate/split-cohort.ts';
import { type CohortPresetId, loadCohortPreset } from './load-cohort-preset.ts';

/** How large a simulated study is. */
export interface SimulatedStudyOptions {
  seed: number;
  /** Default `ALL`. */
  preset?: CohortPresetId;
  /** Sick patients and healthy donors to train on. Default 6 and 4. */
  training?: { sick: number; healthy: number };
  /** To be tested on. Default 2 and 2. */
  test?: { sick: number; healthy: number };
  /** Cells of each file. Default 1,000. */
  cells?: number;
  /** Writes the truth as a channel of this name, which no cytometer does. Default: it is not written. */
  truth?: string;
}

/**
 * Writes a simulated study as a cytometer would leave it: an FCS file a sample, of counts with the noise that mass
 * cytometers add and a channel `Time`, and the sheet `samples.csv`. Files that are there are replaced.
 *
 * @returns paths of the sheet, and of the files of each set
 * @example
 * const { sheet } = await writeSimulatedStudy('out/simulated-study', { seed: 20240612 });
 */
export async function writeSimulatedStudy(
  folder: string,
  { seed, preset: id = 'ALL', training, test, cells = 1000, truth }: SimulatedStudyOptions,
): Promise<{ sheet: string; train: string[]; test: string[] }> {
  const preset = loadCohortPreset(id);
  const patients = splitCohort(preset);
  mkdirSync(folder, { recursive: true });
  const rows = ['file,patient,sick,set,time'];
  const files = { train: [] as string[], test: [] as string[] };
  const sizes = { train: training ?? { sick: 6, healthy: 4 }, test: test ?? { sick: 2, healthy: 2 } };
  for (const set of ['train', 'test'] as const) {
    const from = set === 'train' ? patients.training : patients.test;
    const own = { sick: from.sick.slice(0, sizes[set].sick), healthy: from.healthy.slice(0, sizes[set].healthy) };
    for (const sample of simulateCohort(preset, { seed, patients: own, cells, values: 'noisy-counts' })) {
      const { patient, sick } = sample.annotations;
      const name = `${patient.levels[0]!}.fcs`;
      await writeFcs(join(folder, name), withChannels(sample, truth), {
        overwrite: true,
        keywords: { $CYT: 'simulated', $COM: 'simulated cells, not measured' },
      });
      files[set].push(join(folder, name));
      rows.push([name, patient.levels[0], sick[0], set, sick[0] ? 'Dx' : ''].join(','));
    }
  }
  const sheet = join(folder, 'samples.csv');
  writeFileSync(sheet, `${rows.join('\n')}\n`);
  return { sheet, ...files };
}

function withChannels({ n, names, columns, annotations }: CellTable, truth: string | undefined) {
  const time = Float32Array.from({ length: n }, (_, i) => i);
  const label = annotations.label as Float32Array;
  const all = ['Time', ...names, ...(truth === undefined ? [] : [truth])];
  return { n, p: all.length, names: all, columns: [time, ...columns, ...(truth === undefined ? [] : [label])] };
}
