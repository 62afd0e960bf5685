import { type Backend, backendAbsence } from '../learners/neural/backend.ts';
import { neural } from '../learners/neural/neural.ts';
import type { NeuralOptions } from '../learners/neural/neural-options.ts';
import { backendNames } from '../learners/neural/open-backend.ts';
import type { Bags } from './bags.ts';
import { fitMmil } from './fit-mmil.ts';

/** One backend in a comparison. */
export interface BackendComparison {
  backend: Backend['name'];
  /** Why it cannot be used here; null when it can, and then the rest is there. */
  absent: string | null;
  /** Wall-clock time of the fit; TensorFlow.js was loaded before. */
  seconds: number | null;
  /** Mean log-likelihood - penalty that MMIL ended with. */
  objective: number | null;
  /** Largest absolute difference of a training cell's logit from that of `plain`, in nats. */
  difference: number | null;
  /** Logits of the training cells. */
  logits: Float64Array | null;
}

export interface CompareBackendsOptions extends Omit<NeuralOptions, 'backend'> {
  /** Share of healthy cells inside sick patients. */
  rho: number;
  /** Iterations of the EM, all of them run. Default 5. */
  iterations?: number;
  /** Default 1. */
  seed?: number;
  signal?: AbortSignal;
}

/**
 * Trains the same MMIL network on every backend that is there, from the same seed. The first row is `plain`, in double
 * precision without TensorFlow.js, which the others are compared with.
 *
 * @example
 * const rows = await compareBackends(bags, { rho: 0.5, hidden: [8] });
 * rows.map(({ backend, absent }) => [backend, absent]); // [['plain', null], ['gpu', '… is not installed'], ['wasm', null], ['cpu', null]]
 */
export async function compareBackends(
  bags: Bags,
  { rho, iterations = 5, seed = 1, signal, ...options }: CompareBackendsOptions,
): Promise<BackendComparison[]> {
  const rows: BackendComparison[] = [];
  let reference: Float64Array | undefined;
  for (const backend of ['plain', ...backendNames.filter((name) => name !== 'plain')] as const) {
    const absent = (await backendAbsence(backend)) ?? null;
    if (absent !== null) {
      rows.push({ backend, absent, seconds: null, objective: null, difference: null, logits: null });
      continue;
    }
    const begun = performance.now();
    const { model, objective } = await fitMmil(bags, {
      learner: neural({ ...options, backend }),
      rho,
      maxIterations: iterations,
      stop: { rule: 'never' },
      seed,
      ...(signal && { signal }),
    });
    const seconds = (performance.now() - begun) / 1000;
    const logits = model.logit(bags.cells);
    reference ??= logits;
    const difference = logits.reduce((worst, eta, i) => Math.max(worst, Math.abs(eta - reference![i]!)), 0);
    rows.push({ backend, absent, seconds, objective, difference, logits });
  }
  return rows;
}
