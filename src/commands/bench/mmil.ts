import type { Cells } from '../../learners/learner.ts';
import { cvLasso } from '../../learners/lasso/cv-lasso.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { lassoPath } from '../../learners/lasso/lasso-path.ts';
import { makeBags } from '../../mmil/bags.ts';
import { fitMmil } from '../../mmil/fit-mmil.ts';
import type { BenchRow } from './bench-row.ts';
import { glmnetTimes, type GlmnetTimes } from './glmnet-times.ts';
import { simulateBags } from './simulate-bags.ts';

/** A row with the largest difference of coefficients from glmnet's at thresh 1e-14: equal work, not less of it. */
export interface MmilRow extends BenchRow {
  coefficientError: number | null;
}

const lambda = 1e-3;
const rho = 0.5;

/**
 * Lasso paths, single lambdas, EM and cross-validation on 40 features, from the table of numbers to the fitted model
 * (tiles included), against R's glmnet at its default threshold. CPU seconds of one thread each, so that other work on
 * the machine does not count; the EM of R fits a single lambda in each M-step.
 */
export async function benchMmil(sizes: readonly number[] = [1e5, 1e6]): Promise<MmilRow[]> {
  const rows: MmilRow[] = [];
  for (const precision of ['f32', 'f64'] as const) await ourTimes(simulateBags(20_000, precision, 'correlated'), true); // warms the compiler
  for (const n of sizes) {
    const table = simulateBags(n, 'f32', 'correlated');
    const peer = glmnetTimes(table.cells, table.z, table.patient, { rho, lambda, cv: n <= 1e5 });
    const size = `1e${Math.round(Math.log10(n))}`;
    const add = (
      id: string,
      ours: Timed | undefined,
      theirs: keyof GlmnetTimes['seconds'],
      reference: keyof GlmnetTimes['exact'] | undefined,
    ): void => {
      if (!ours) return;
      const seconds = peer?.seconds[theirs] ?? null;
      const exact = reference && peer?.exact[reference];
      rows.push({
        id: `${id}-${size}`,
        n,
        ours: ours.seconds,
        peer: seconds,
        ratio: seconds === null ? null : ours.seconds / seconds,
        unit: 's CPU',
        peerName: 'R glmnet',
        better: 'lower',
        coefficientError:
          exact && ours.coefficients ? Math.max(...exact.map((b, j) => Math.abs(b - ours.coefficients![j]!))) : null,
      });
    };
    const fast = await ourTimes(table, n <= 1e5);
    add('lasso-path', fast.path, 'path', 'path');
    add('lasso-one', fast.one, 'one', 'one');
    add('em', fast.em, 'em', 'em');
    add('cv', fast.cv, 'cv', undefined);
    if (n > 1e5) continue;
    const plain = await ourTimes(simulateBags(n, 'f64', 'correlated'), false);
    add('lasso-path-plain', plain.path, 'path', 'path');
    add('em-plain', plain.em, 'em', 'em');
  }
  return rows;
}

interface Timed {
  seconds: number;
  coefficients?: readonly number[];
}

type Simulated = ReturnType<typeof simulateBags>;

async function ourTimes(table: Simulated, cv: boolean): Promise<{ path: Timed; one: Timed; em: Timed; cv?: Timed }> {
  const { cells, patient, z } = table;
  const soft = Float64Array.from(z, (label) => (1 - rho) * label);
  const repeats = cells.n > 1e5 ? 1 : 3;
  const least = async (fit: (fresh: Cells) => Promise<readonly number[]> | readonly number[]): Promise<Timed> => {
    let best: Timed = { seconds: Infinity };
    for (let k = 0; k < repeats; k++) {
      const before = process.cpuUsage();
      const coefficients = await fit({ ...cells }); // a new table: its tiles are made anew
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1e6 < best.seconds) best = { seconds: (user + system) / 1e6, coefficients };
    }
    return best;
  };
  const path = await least((fresh) => lassoPath(fresh, soft).coefficients[25]!);
  const one = await least((fresh) => lasso({ lambda }).fit(fresh, soft).coefficients);
  const em = await least(async (fresh) => {
    const options = { learner: lasso({ lambda }), rho, maxIterations: 10, stop: { rule: 'never' } as const };
    return (await fitMmil(makeBags(fresh, patient, z), options)).model.coefficients;
  });
  if (!cv) return { path, one, em };
  const folds = { patients: patient, strata: z, folds: 10, seed: 1 };
  return { path, one, em, cv: await least((fresh) => cvLasso(fresh, soft, folds).path.coefficients[25]!) };
}
