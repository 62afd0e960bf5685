import type { Cells } from '../../learners/learner.ts';
import { cvLasso } from '../../learners/lasso/cv-lasso.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { lassoPath } from '../../learners/lasso/lasso-path.ts';
import { makeBags } from '../../mmil/bags.ts';
import { fitMmil } from '../../mmil/fit-mmil.ts';
import { type BenchRow, sizedId } from './bench-row.ts';
import { glmnetTimes, type GlmnetTimes } from './glmnet-times.ts';
import { simulateBags, type SimulatedBags } from './simulate-bags.ts';

const lambda = 1e-3;
const rho = 0.5;

/**
 * Lasso paths, single lambdas, EM and cross-validation on 40 features, from the table of numbers to the fitted model
 * (tiles included), against R's glmnet at its default threshold. CPU seconds of one thread each, so that other work on
 * the machine does not count; the EM of R fits a single lambda in each M-step. The ids are those of a table of correlated
 * markers; those of independent ones end in `-independent`.
 */
export async function benchMmil(sizes: readonly number[] = [1e5, 1e6]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const precision of ['f32', 'f64'] as const)
    await ourTimes(simulateBags(Math.min(20_000, ...sizes), precision, 'correlated'), true, 1); // warms the compiler
  for (const n of sizes)
    for (const kind of ['correlated', 'independent'] as const) {
      const table = simulateBags(n, 'f32', kind);
      const cv = n <= 1e5;
      const peer = glmnetTimes(table, { rho, lambda, cv });
      const add = (id: string, times: Times, task: Task): void => {
        const ours = times[task];
        if (!ours) return;
        const seconds = peer?.seconds[task] ?? null;
        const exact = task === 'cv' ? null : peer?.exact[task];
        rows.push({
          id: `${sizedId(id, n)}${kind === 'independent' ? '-independent' : ''}`,
          n,
          ours: ours.seconds,
          peer: seconds,
          ratio: seconds === null ? null : ours.seconds / seconds,
          unit: 's CPU',
          peerName: 'R glmnet',
          better: 'lower',
          table: kind,
          coefficientError: exact ? Math.max(...exact.map((b, j) => Math.abs(b - ours.coefficients[j]!))) : null,
        });
      };
      const fast = await ourTimes(table, cv);
      add('lasso-path', fast, 'path');
      add('lasso-one', fast, 'one');
      add('em', fast, 'em');
      add('cv', fast, 'cv');
      if (n > 1e5) continue;
      const plain = await ourTimes(simulateBags(n, 'f64', kind), false);
      add('lasso-path-plain', plain, 'path');
      add('em-plain', plain, 'em');
    }
  return rows;
}

type Task = keyof GlmnetTimes['seconds'];

interface Timed {
  seconds: number;
  coefficients: readonly number[];
}

type Times = Record<Exclude<Task, 'cv'>, Timed> & { cv?: Timed };

async function ourTimes(
  { cells, patient, z }: SimulatedBags,
  cv: boolean,
  repeats = cells.n > 1e5 ? 1 : 3,
): Promise<Times> {
  const soft = Float64Array.from(z, (label) => (1 - rho) * label);
  const least = async (fit: (fresh: Cells) => Promise<readonly number[]> | readonly number[]): Promise<Timed> => {
    let best: Timed = { seconds: Infinity, coefficients: [] };
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
