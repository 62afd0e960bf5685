import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { boosting } from '../../learners/boosting/boosting.ts';
import { lasso } from '../../learners/lasso/lasso.ts';
import { lassoPath } from '../../learners/lasso/lasso-path.ts';
import { makeBags } from '../../mmil/bags.ts';
import { fitMmil } from '../../mmil/fit-mmil.ts';
import { projectRoot } from '../../project.ts';
import { type BenchRow, sizedId } from './bench-row.ts';
import { simulateBags } from './simulate-bags.ts';

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
} satisfies Record<string, (table: ReturnType<typeof simulateBags>) => unknown>;

type Task = keyof typeof tasks;

/** Fits a simulated table of f32; peak memory of this process in MB, the table included. */
export async function peakMemory(task: Task, n: number): Promise<number> {
  await tasks[task](simulateBags(n, 'f32', 'correlated'));
  // Linux: of this program alone; `maxRSS` may still hold that of the one which started it.
  const peak = /VmHWM:\s+(\d+) kB/.exec(process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '');
  return Number(peak?.[1] ?? process.resourceUsage().maxRSS) / 1000;
}

/**
 * Peak resident memory of a fit in a process of its own, beside the size of its data in f32: `ratio` is the multiple of
 * the data. Node itself takes some 45 MB of it.
 */
export function benchMemory(sizes: readonly number[] = [1e6]): BenchRow[] {
  const n = Math.max(...sizes);
  return (Object.keys(tasks) as Task[]).map((task) => {
    const module = fileURLToPath(import.meta.url);
    const code = `const { peakMemory } = await import(${JSON.stringify(module)}); console.log(await peakMemory('${task}', ${n}));`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      cwd: projectRoot(),
    });
    if (status !== 0) throw new Error(`the fit to measure did not finish:\n${stderr}`);
    const [ours, peer] = [Number(stdout), (n * 40 * 4) / 1e6];
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
}
