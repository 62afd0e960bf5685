import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boosting } from '../../learners/boosting/boosting.ts';
import { meanLoss } from '../../learners/boosting/mean-loss.ts';
import type { DenseCells } from '../../learners/learner.ts';
import { rng } from '../../stats/rng.ts';
import type { BenchRow } from './bench-row.ts';

/** A row with the training losses that the two reached: equal work, not less of it. */
export interface BoostingRow extends BenchRow {
  loss: number;
  peerLoss: number | null;
}

/**
 * 100 trees of depth 6 on 40 features, from the table of numbers to the fitted model (bins included), against
 * python-xgboost (hist) at one thread. CPU seconds, so that other work on the machine does not count.
 */
export async function benchBoosting(sizes: readonly number[] = [1e5, 1e6]): Promise<BoostingRow[]> {
  const rows: BoostingRow[] = [];
  await fitOnce(simulate(20_000)); // warms the compiler
  for (const n of sizes) {
    const table = simulate(n);
    const ours = await fitOnce(table);
    const peer = fitPeer(table);
    rows.push({
      id: `boosting-1e${Math.round(Math.log10(n))}`,
      n,
      ours: ours.seconds,
      peer: peer?.seconds ?? null,
      ratio: peer ? ours.seconds / peer.seconds : null,
      unit: 's CPU',
      peerName: 'python-xgboost hist, 1 thread',
      better: 'lower',
      loss: ours.loss,
      peerLoss: peer?.loss ?? null,
    });
  }
  return rows;
}

interface Table {
  cells: DenseCells;
  labels: Float64Array;
}

/** Cells of 40 patients, half of them sick; 12 of 40 features differ between healthy and diseased cells. */
function simulate(n: number): Table {
  const random = rng(20240612, 'bench-boosting', n);
  const p = 40;
  const labels = new Float64Array(n);
  const diseased = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    labels[i] = Math.floor((i * 40) / n) % 2;
    diseased[i] = Number(labels[i] === 1 && random.uniform() < 0.5);
  }
  const columns = Array.from({ length: p }, (_, j) => {
    const shift = j < 12 ? (j % 2 ? 0.6 : -0.6) : 0;
    const patients = Float64Array.from({ length: 40 }, () => 0.2 * random.normal());
    const column = new Float32Array(n);
    for (let i = 0; i < n; i++)
      column[i] = random.normal() + shift * diseased[i]! + patients[Math.floor((i * 40) / n)]!;
    return column;
  });
  return { cells: { n, p, names: columns.map((_, j) => `x${j}`), columns }, labels };
}

async function fitOnce({ cells, labels }: Table): Promise<{ seconds: number; loss: number }> {
  const before = process.cpuUsage();
  const learner = boosting({ trees: 100, depth: 6, start: 0 });
  const model = await learner.fit(cells, labels);
  const { user, system } = process.cpuUsage(before);
  const rows = Int32Array.from({ length: cells.n }, (_, i) => i);
  return { seconds: (user + system) / 1e6, loss: meanLoss(model.logit(cells), labels, rows) };
}

const script = `
import json, sys, time
import numpy, xgboost
n, p, folder = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
x = numpy.ascontiguousarray(numpy.fromfile(folder + '/x', dtype=numpy.float32).reshape(p, n).T)
y = numpy.fromfile(folder + '/y', dtype=numpy.float64)
options = {'objective': 'binary:logistic', 'tree_method': 'hist', 'max_bin': 256, 'max_depth': 6, 'eta': 0.1, 'nthread': 1}
start = time.process_time()
data = xgboost.DMatrix(x, label=y, nthread=1)
model = xgboost.train(options, data, 100)
seconds = time.process_time() - start
q = model.predict(data).astype(numpy.float64)
loss = -numpy.mean(y * numpy.log(q) + (1 - y) * numpy.log(1 - q))
print(json.dumps({'seconds': seconds, 'loss': float(loss)}))
`;

function fitPeer({ cells, labels }: Table): { seconds: number; loss: number } | undefined {
  if (spawnSync('/usr/bin/python3', ['-c', 'import numpy, xgboost']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    for (const column of cells.columns) writeFileSync(join(folder, 'x'), column, { flag: 'a' });
    writeFileSync(join(folder, 'y'), labels);
    const { status, stdout, stderr } = spawnSync(
      '/usr/bin/python3',
      ['-c', script, String(cells.n), String(cells.p), folder],
      { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } },
    );
    if (status !== 0) throw new Error(`xgboost did not finish:\n${stderr}`);
    return JSON.parse(stdout.trim().split('\n').at(-1)!) as { seconds: number; loss: number };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
