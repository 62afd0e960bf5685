import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedBags } from './simulate-bags.ts';

export interface GlmnetTimes {
  /** CPU seconds at glmnet's default threshold. */
  seconds: { path: number; one: number; em: number; cv: number | null };
  /** Coefficients at thresh 1e-14: at the 26th lambda of the path, at lambda, after 10 iterations of EM. */
  exact: { path: number[]; one: number[]; em: number[] | null };
}

const script = `
suppressMessages(library(glmnet))
a <- commandArgs(TRUE); folder <- a[1]; n <- as.integer(a[2]); p <- as.integer(a[3])
rho <- as.numeric(a[4]); lambda <- as.numeric(a[5]); cv <- a[6] == "1"
x <- matrix(readBin(file.path(folder, "x"), "numeric", n * p, size = 4), n, p)
z <- as.numeric(readBin(file.path(folder, "z"), "integer", n, size = 1))
fold <- as.numeric(readBin(file.path(folder, "fold"), "integer", n, size = 1)) + 1
two <- function(s) cbind(1 - s, s)
time <- function(f) { t <- proc.time(); f(); u <- proc.time() - t; as.numeric(u[1] + u[2]) }
s <- (1 - rho) * z
em <- function(thresh) {
  k <- rho * sum(z) / (n - (1 - rho) * sum(z)); soft <- s
  for (i in 1:10) {
    g <- glmnet(x, two(soft), family = "binomial", lambda = lambda, thresh = thresh)
    soft <- z * plogis(as.numeric(predict(g, x)) - log(k))
  }
  g
}
least <- function(f) if (n <= 1e5) min(time(f), time(f)) else time(f)
seconds <- c(path = least(function() glmnet(x, two(s), family = "binomial")),
  one = least(function() glmnet(x, two(s), family = "binomial", lambda = lambda)),
  em = time(function() em(1e-7)),
  cv = if (cv) time(function() cv.glmnet(x, two(s), family = "binomial", foldid = fold)) else NA)
lmax <- glmnet(x, two(s), family = "binomial", nlambda = 6)$lambda[1]
path <- glmnet(x, two(s), family = "binomial", thresh = 1e-14, lambda = lmax * 1e-4^((0:25) / 99))
one <- glmnet(x, two(s), family = "binomial", thresh = 1e-14, lambda = lambda)
coefs <- list(path = path$beta[, 26], one = one$beta[, 1], em = if (n <= 1e5) em(1e-14)$beta[, 1] else NULL)
text <- function(v) paste0("[", paste(format(as.numeric(v), digits = 15), collapse = ","), "]")
cat(sprintf('{"seconds":{"path":%g,"one":%g,"em":%g,"cv":%s},"exact":{"path":%s,"one":%s,"em":%s}}',
  seconds["path"], seconds["one"], seconds["em"], if (cv) seconds["cv"] else "null",
  text(coefs$path), text(coefs$one), if (is.null(coefs$em)) "null" else text(coefs$em)), file = file.path(folder, "out"))
`;

/** Times R's glmnet on a table; undefined where it is not installed. */
export function glmnetTimes(
  { cells: { n, p, columns }, z, patient }: SimulatedBags,
  { rho, lambda, cv }: { rho: number; lambda: number; cv: boolean },
): GlmnetTimes | undefined {
  if (spawnSync('Rscript', ['-e', 'library(glmnet)']).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    for (const column of columns) writeFileSync(join(folder, 'x'), Float32Array.from(column), { flag: 'a' });
    writeFileSync(join(folder, 'z'), z);
    // Sick and healthy patients alternate, so pairs of patients make even folds.
    writeFileSync(
      join(folder, 'fold'),
      Uint8Array.from(patient, (id) => (id >> 1) % 10),
    );
    writeFileSync(join(folder, 'bench.R'), script);
    const values = [folder, n, p, rho, lambda, Number(cv)].map(String);
    const { status, stderr } = spawnSync('Rscript', [join(folder, 'bench.R'), ...values], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    if (status !== 0) throw new Error(`glmnet did not finish:\n${stderr}`);
    return JSON.parse(readFileSync(join(folder, 'out'), 'utf8')) as GlmnetTimes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
