import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lassoPath } from '../../learners/lasso/lasso-path.ts';
import type { Cells, SparseColumn } from '../../learners/learner.ts';
import type { BenchRow } from './bench-row.ts';
import { simulateGenes } from './simulate-genes.ts';

/**
 * The lasso path of 2,000 genes of which one in twenty is seen in a cell, against glmnet on a dgCMatrix at its default
 * threshold. CPU seconds of one thread each.
 */
export function benchSparse(sizes: readonly number[] = [1e5]): BenchRow[] {
  const n = Math.min(...sizes);
  const { cells, z } = simulateGenes(n, n < 1e5 ? 200 : 2000);
  const soft = Float64Array.from(z, (label) => label / 2);
  const peer = glmnet(cells, soft);
  const few = simulateGenes(2000, 200);
  lassoPath(
    few.cells,
    Float64Array.from(few.z, (label) => label / 2),
  ); // warms the compiler
  let best = Infinity;
  let coefficients: readonly number[] = [];
  for (let k = 0; k < 2; k++) {
    const before = process.cpuUsage();
    const path = lassoPath({ ...cells }, soft);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
    coefficients = path.coefficients[25]!;
  }
  return [
    {
      id: 'sparse-path',
      n,
      ours: best,
      peer: peer?.seconds ?? null,
      ratio: peer ? best / peer.seconds : null,
      unit: 's CPU',
      peerName: 'R glmnet, dgCMatrix',
      better: 'lower',
      coefficientError: peer ? Math.max(...peer.exact.map((b, j) => Math.abs(b - coefficients[j]!))) : null,
    },
  ];
}

const script = `
suppressMessages({ library(glmnet); library(Matrix) })
a <- commandArgs(TRUE); folder <- a[1]; n <- as.integer(a[2]); p <- as.integer(a[3])
read <- function(name, what, count, size) readBin(file.path(folder, name), what, count, size = size)
starts <- read("starts", "integer", p + 1, 4); m <- starts[p + 1]
x <- new("dgCMatrix", i = read("rows", "integer", m, 4), p = starts, x = read("values", "numeric", m, 4), Dim = c(n, p))
s <- read("soft", "numeric", n, 8)
two <- cbind(1 - s, s)
t <- proc.time(); g <- glmnet(x, two, family = "binomial"); u <- proc.time() - t
path <- glmnet(x, two, family = "binomial", thresh = 1e-14, lambda = g$lambda[1] * 1e-4^((0:25) / 99))
cat(sprintf('{"seconds":%g,"exact":[%s]}', u[1] + u[2], paste(format(path$beta[, 26], digits = 15), collapse = ",")),
  file = file.path(folder, "out"))
`;

function glmnet({ n, p, columns }: Cells, soft: Float64Array): { seconds: number; exact: number[] } | undefined {
  if (spawnSync('Rscript', ['-e', 'library(glmnet); library(Matrix)']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    const starts = new Int32Array(p + 1);
    (columns as SparseColumn[]).forEach(({ rows, values }, j) => {
      starts[j + 1] = starts[j]! + rows.length;
      writeFileSync(join(folder, 'rows'), rows, { flag: 'a' });
      writeFileSync(join(folder, 'values'), values, { flag: 'a' });
    });
    writeFileSync(join(folder, 'starts'), starts);
    writeFileSync(join(folder, 'soft'), soft);
    writeFileSync(join(folder, 'bench.R'), script);
    const { status, stderr } = spawnSync('Rscript', [join(folder, 'bench.R'), folder, String(n), String(p)], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    if (status !== 0) throw new Error(`glmnet did not finish:\n${stderr}`);
    return JSON.parse(readFileSync(join(folder, 'out'), 'utf8')) as { seconds: number; exact: number[] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
