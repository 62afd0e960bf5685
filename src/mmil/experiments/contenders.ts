import type { CellTable } from '../../cells/cell-table.ts';
import { lambdaMax } from '../../learners/lasso/lambda-max.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { bagsOf } from '../bags-of.ts';
import { attentionMil } from '../competitors/attention-mil.ts';
import { elkanNoto } from '../competitors/elkan-noto.ts';
import { meansByPatient } from '../competitors/means-by-patient.ts';
import { nnpu } from '../competitors/nnpu.ts';
import { patientMeans } from '../competitors/patient-means.ts';
import { armContenders } from './arm-contenders.ts';
import type { Contender } from './contender.ts';
import { lassoFamily } from './lasso-family.ts';
import { ridgeFamily } from './ridge-family.ts';

export interface ContendersOptions {
  /** Share of healthy cells in sick patients, given to MMIL and nnPU, which need it. */
  rho: number;
  /** Fractions of the largest lambda, for all that use the lasso. Default 0.01, 0.03, 0.1, 0.3. */
  fractions?: readonly number[];
  /** Ridge penalties, for the others. Default 0.01, 0.1, 1. */
  decays?: readonly number[];
}

/**
 * MMIL among the alternatives. All but the oracle learn from patients' labels alone. MMIL and naive come twice, with the
 * lasso and with the penalty of nnPU, so that what the penalty does is not put down to the method.
 *
 * @example
 * contenders({ rho: 0.2 }).map(({ name }) => name);
 * // ['MMIL', 'naive', 'MMIL ridge', 'naive ridge', 'Elkan–Noto', 'nnPU', 'attention MIL', 'patient means', 'oracle']
 */
export function contenders({
  rho,
  fractions = [0.01, 0.03, 0.1, 0.3],
  decays = [0.01, 0.1, 1],
}: ContendersOptions): Contender[] {
  const [oracle, naive, mmil] = armContenders(lassoFamily({ grid: fractions }), { rho }) as [
    Contender,
    Contender,
    Contender,
  ];
  const ridge = armContenders(ridgeFamily({ grid: decays }), { rho });
  const named = (name: string, contender: Contender): Contender => ({ ...contender, name });
  const fraction = { parameter: 'fraction of the largest lambda', grid: fractions };
  const decay = { parameter: 'ridge penalty', grid: decays };
  return [
    mmil,
    naive,
    named('MMIL ridge', ridge[2]!),
    named('naive ridge', ridge[1]!),
    {
      name: 'Elkan–Noto',
      ...fraction,
      fit: (training, value, options) =>
        elkanNoto(bagsOf(training), { ...options, learner: naiveLasso(training, value) }),
    },
    {
      name: 'nnPU',
      ...decay,
      fit: (training, weightDecay, options) => nnpu(bagsOf(training), { ...options, rho, weightDecay }),
    },
    {
      name: 'attention MIL',
      ...decay,
      fit: (training, weightDecay, options) => attentionMil(bagsOf(training), { ...options, weightDecay }),
    },
    {
      name: 'patient means',
      ...fraction,
      fit: (training, value) => {
        const bags = bagsOf(training);
        const means = meansByPatient(bags.cells, bags.patientOf, bags.patients.length);
        return patientMeans(bags, { learner: lasso({ lambda: value * lambdaMax(means, bags.sick) }) });
      },
    },
    oracle,
  ];
}

const naiveLasso = (training: CellTable, fraction: number) =>
  lasso({ precision: 'f32', lambda: fraction * lambdaMax(training, bagsOf(training).z, { precision: 'f32' }) });
