import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boosting } from '../../learners/boosting/boosting.ts';
import { meanLoss } from '../../learners/boosting/mean-loss.ts';
import { type BenchRow, sizedId } from './bench-row.ts';
import { simulateBags, type SimulatedBags } from './simulate-bags.ts';

/**
 * 100 trees of depth 6 on 40 features, from the table of numbers to the fitted model (bins included), against
 * python-xgboost (hist) at one thread. CPU seconds, so that other work on the machine does not count.
 */
export async function benchBoosting(sizes: readonly number[] = [1e5, 1e6]): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  await fitOnce(simulateBags(20_000, 'f32', 'correlated')); // warms the compiler
  for (const n of sizes)
    for (const kind of ['correlated', 'independent'] as const) {
      const table = simulateBags(n, 'f32', kind);
      const ours = await fitOnce(table);
      const peer = fitPeer(table);
      rows.push({
        id: `${sizedId('boosting', n)}${kind === 'independent' ? '-independent' : ''}`,
        n,
        ours: ours.seconds,
        peer: peer?.seconds ?? null,
        ratio: peer ? ours.seconds / peer.seconds : null,
        unit: 's CPU',
        peerName: 'python-xgboost hist, 1 thread',
        better: 'lower',
        table: kind,
        loss: ours.loss,
        peerLoss: peer?.loss ?? null,
      });
    }
  return rows;
}

async function fitOnce({ cells, z }: SimulatedBags): Promise<{ seconds: number; loss: number }> {
  const before = process.cpuUsage();
  const learner = boosting({ trees: 100, depth: 6, start: 0 });
  const model = await learner.fit(cells, z);
  const { user, system } = process.cpuUsage(before);
  const rows = Int32Array.from({ length: cells.n }, (_, i) => i);
  return { seconds: (user + system) / 1e6, loss: meanLoss(model.logit(cells), z, rows) };
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

function fitPeer({ cells, z }: SimulatedBags): { seconds: number; loss: number } | undefined {
  if (spawnSync('/usr/bin/python3', ['-c', 'import numpy, xgboost']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    for (const column of cells.columns) writeFileSync(join(folder, 'x'), column, { flag: 'a' });
    writeFileSync(join(folder, 'y'), Float64Array.from(z));
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
