import { rng } from '../../stats/rng.ts';
import { constantFactor } from '../factor.ts';
import { blastFraction } from './blast-fraction.ts';
import { blastMeans } from './blast-means.ts';
import { blastShift } from './blast-shift.ts';
import type { CohortPreset, TimePoint, Tissue } from './cohort-preset.ts';
import { composition } from './composition.ts';

import { drawCells } from './draw-cells.ts';
import type { SimulatedCells } from './simulated-cells.ts';

/** How the cells of a simulated sample come about. */
export interface SampleOptions {
  /** A whole number. All samples of a cohort share it: patients keep their levels over time, blood its own. */
  seed: number;
  /** Default `preset.delta`. */
  delta?: number;
  /** Share of blasts in healthy donors, which their label denies. Default 0. */
  contamination?: number;
  /**
   * `asinh` gives asinh(count / 5), `counts` the integers, `noisy-counts` count - U(0, 1), as cytometers write them.
   * Default `asinh`.
   */
  values?: 'asinh' | 'counts' | 'noisy-counts';
}

/** Which sample. */
export interface SampleOf extends SampleOptions {
  /** Number of the patient, from 1; sick patients and healthy donors are numbered apart. */
  patient: number;
  sick: boolean;
  /** Default `Dx`. A healthy donor has no time. */
  time?: TimePoint;
  /** Default `BM`. */
  tissue?: Tissue;
  /** Number of cells. */
  cells: number;
}

/**
 * Simulates a sample of one patient of a leukaemia cohort: markers as features, annotated with `patient` (`P1`, or `H1`
 * for a healthy donor), `sample`, `tissue`, `time` (`healthy` for donors), `state`, `sick` and `label` (1 for blasts).
 *
 * Each patient has levels of markers of their own, each sample a batch, the blasts of a patient a shift of their own. Each
 * of these is drawn from a stream named by seed, patient and purpose: a sample is the same whichever others are made.
 *
 * @throws RangeError when a number cannot be used
 * @example
 * const preset = loadCohortPreset('ALL');
 * simulateSample(preset, { seed: 20240612, patient: 1, sick: true, time: 'MRD', cells: 3000 });
 */
export function simulateSample(preset: CohortPreset, options: SampleOf): SimulatedCells {
  const { seed, sick, time = 'Dx', tissue = 'BM', cells, values = 'asinh' } = options;
  const { delta = preset.delta, contamination = 0 } = options;
  checkNumbers({ patient: options.patient, cells, delta, contamination });
  const patient = `${sick ? 'P' : 'H'}${options.patient}`;
  const sample = `${patient}/${sick ? time : 'healthy'}/${tissue}`;
  const [level, batch] = [rng(seed, patient, 'level'), rng(seed, sample, 'batch')];
  const blood = rng(seed, 'blood');
  const shift = Float64Array.from(preset.markers, () => {
    const own = preset.sdPatient * level.normal() + preset.sdBatch * batch.normal();
    return own + (tissue === 'PB' ? preset.blood.sdShift * blood.normal() : 0);
  });
  const blast = blastMeans(preset, delta);
  const aberrant = blastShift(preset, blast, { seed, patient, relapse: sick && time === 'relapse' });
  const levels = [
    ...preset.states.map(({ means }) => shift.map((own, j) => means[j]! + own)),
    shift.map((own, j) => blast[j]! + own + aberrant[j]!),
  ];
  const fraction = sick
    ? blastFraction(rng(seed, patient, 'fraction', time), preset.blastFractions[time], tissue, preset)
    : contamination;
  const mix = composition(rng(seed, sample, 'composition'), preset, sick, tissue);
  const { counts, state } = drawCells(rng(seed, sample, 'cells'), { cells, fraction, composition: mix, levels });
  const noise = rng(seed, sample, 'noise');
  if (values === 'asinh') for (const column of counts) for (let i = 0; i < cells; i++) column[i] = asinhOf(column[i]!);
  if (values === 'noisy-counts')
    for (const column of counts) for (let i = 0; i < cells; i++) column[i] = blurred(column[i]!, noise.uniform());
  const names = [...preset.states.map(({ name }) => name), 'Blast'];
  const last = names.length - 1;
  return {
    n: cells,
    p: preset.markers.length,
    names: preset.markers,
    columns: counts,
    annotations: {
      patient: constantFactor(patient, cells),
      sample: constantFactor(sample, cells),
      tissue: constantFactor(tissue, cells),
      time: constantFactor(sick ? time : 'healthy', cells),
      state: { levels: names, codes: Int32Array.from(state) },
      sick: new Float32Array(cells).fill(Number(sick)),
      label: Float32Array.from(state, (s) => Number(s === last)),
    },
  };
}

const table = Float32Array.from({ length: 4096 }, (_, count) => Math.asinh(count / 5));
const asinhOf = (count: number): number => (count < 4096 ? table[count]! : Math.asinh(count / 5));

/** count - u, which 32 bits must not round down to the count below: rounding up brings the count back. */
function blurred(count: number, u: number): number {
  const value = Math.fround(count - u);
  return value > count - 1 ? value : count;
}

function checkNumbers({ patient, cells, delta, contamination }: Record<string, number>): void {
  if (!(Number.isInteger(patient) && patient! >= 1))
    throw new RangeError(`patients are numbered from 1, got ${patient}`);
  if (!(Number.isInteger(cells) && cells! >= 1))
    throw new RangeError(`cells must be a whole number from 1, got ${cells}`);
  for (const [name, value] of Object.entries({ delta, contamination }))
    if (!(value! >= 0 && value! <= 1)) throw new RangeError(`${name} must lie from 0 to 1, got ${value}`);
}
