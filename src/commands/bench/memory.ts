import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boosting } from '../../learners/boosting/boosting.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { lassoPath } from '../../learners/lasso/lasso-path.ts';
import { makeBags } from '../../mmil/bags.ts';
import { fitMmil } from '../../mmil/fit-mmil.ts';
import { projectRoot } from '../../project.ts';
import { type BenchRow, sizedId } from './bench-row.ts';
import { simulateBags, type SimulatedBags } from './simulate-bags.ts';

const tasks = {
  em: async ({ cells, patient, z }) => {
    const options = { learner: lasso({ lambda: 1e-3 }), rho: 0.5, maxIterations: 10, stop: { rule: 'never' } as const };
    await fitMmil(makeBags(cells, patient, z), options);
  },
  path: ({ cells, z }) =>
    lassoPath(
      cells,
      Float32Array.from(z, (label) => label / 2),
    ),
  boosting: async ({ cells, z }) => boosting({ trees: 10 }).fit(cells, z),
} satisfies Record<string, (table: SimulatedBags) => unknown>;

type Task = keyof typeof tasks;

/** Fits a table of f32, read from a file; peak memory of this process in MB, the table included. */
export async function peakMemory(task: Task, file: string, n: number): Promise<number> {
  const from = openSync(file, 'r');
  const columns = Array.from({ length: 40 }, () => new Float32Array(n));
  for (const column of columns) readSync(from, column);
  closeSync(from);
  const patient = Int32Array.from({ length: n }, (_, i) => Math.floor((i * 40) / n));
  const cells = { n, p: 40, names: columns.map((_, j) => `x${j}`), columns };
  await tasks[task]({ cells, patient, z: Uint8Array.from(patient, (id) => id % 2) });
  // Linux: of this program alone; `maxRSS` may still hold that of the one which started it.
  const peak = /VmHWM:\s+(\d+) kB/.exec(process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '');
  return (Number(peak?.[1] ?? process.resourceUsage().maxRSS) * 1024) / 1e6;
}

/**
 * Peak resident memory of a fit in a process of its own, beside the size of its data in f32: `ratio` is the multiple of
 * the data. Node itself takes some 45 MB of it. `rss-<size>` is that of 10 EM iterations.
 */
export function benchMemory(sizes: readonly number[] = [1e6]): BenchRow[] {
  const n = Math.max(...sizes);
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    const file = join(folder, 'x');
    for (const column of simulateBags(n, 'f32', 'correlated').cells.columns) writeFileSync(file, column, { flag: 'a' });
    return (Object.keys(tasks) as Task[]).map((task) => {
      const [ours, peer] = [measured(task, file, n), (n * 40 * 4) / 1e6];
      return {
        id: sizedId(task === 'em' ? 'rss' : `rss-${task}`, n),
        n,
        ours,
        peer,
        ratio: ours / peer,
        unit: 'MB',
        peerName: 'size of the data in f32',
        better: 'lower',
        table: 'correlated',
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(task: Task, file: string, n: number): number {
  const code = `
    const { peakMemory } = await import(${JSON.stringify(import.meta.url)});
    console.log(await peakMemory('${task}', ${JSON.stringify(file)}, ${n}));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    cwd: projectRoot(),
  });
  if (status !== 0) throw new Error(`the fit to measure did not finish:\n${stderr}`);
  return Number(stdout);
}
