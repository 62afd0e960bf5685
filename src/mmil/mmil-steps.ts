import { DivergedError } from '../learners/diverged-error.ts';
import type { LearnerModel } from '../learners/learner.ts';
import { em, type StopRule } from '../stats/em.ts';
import { gainLeft } from '../stats/gain-left.ts';
import { smallGains } from '../stats/small-gains.ts';
import { BagsError } from './bags-error.ts';
import type { Bags } from './bags.ts';
import { expectCells } from './expect-cells.ts';
import { checkKnownLabels, unknownLabel } from './known-labels.ts';
import type { MmilOptions, MmilStop } from './mmil-options.ts';
import type { MmilState } from './mmil-state.ts';
import { patientPrior } from './patient-prior.ts';
import { rhoOfPatients } from './rho-of-patients.ts';
import { logRhoPrior, updateRho } from './rho-update.ts';

/**
 * MMIL by EM, one iteration at a time. Healthy donors have no diseased cell, sick patients a share 1 - rho:
 *
 * 1. start: s = 0 for cells of healthy donors, 1 - rho for those of sick patients, the label itself where known;
 * 2. M-step: the learner fits the soft labels s and gives eta = logit P(y = 1 | x);
 * 3. E-step: s = sigmoid(eta - log kappa) for unknown cells of sick patients, kappa = rho n₁ / (n - (1 - rho) n₁).
 *
 * With an exact learner the objective (see {@link MmilState}) never falls. zeta plays no part: it cancels.
 * Each state is complete: look at it, leave the loop, or give it back as `resume`.
 *
 * @example
 * for await (const { iteration, posterior, objective } of mmilSteps(bags, { learner, rho: 0.5 })) …
 */
export function mmilSteps<M extends LearnerModel>(
  bags: Bags,
  options: MmilOptions<M>,
): AsyncGenerator<MmilState<M>, void> {
  return recycledSteps(bags, options, []);
}

/**
 * {@link mmilSteps} for a caller that is done with some states: it puts their posteriors into `spare`, and later states
 * are written over them.
 */
export async function* recycledSteps<M extends LearnerModel>(
  bags: Bags,
  options: MmilOptions<M>,
  spare: Float64Array[],
): AsyncGenerator<MmilState<M>, void> {
  const { learner, weights, offset, rhoPrior, resume, seed = 1, signal, maxIterations = 200 } = options;
  const { cells, patientOf } = bags;
  const known = checkKnownLabels(bags, options.knownLabels);
  const startRho = rhoOfPatients(bags, options.rho);
  if (rhoPrior && !(rhoPrior.alpha >= 1 && rhoPrior.beta >= 1))
    throw new RangeError(
      `the Beta prior of rho needs alpha and beta of at least 1, got ${rhoPrior.alpha}, ${rhoPrior.beta}`,
    );
  if (weights && weights.length !== cells.n) throw new BagsError(`${weights.length} weights for ${cells.n} cells`);
  const cellWeight = new Float64Array(bags.patients.length);
  for (let i = 0; i < cells.n; i++) cellWeight[patientOf[i]!]! += weights ? weights[i]! : 1;
  const totalWeight = cellWeight.reduce((sum, weight) => sum + weight, 0);
  for (const label of [0, 1])
    if (!bags.sick.some((sick, p) => sick === label && cellWeight[p]! > 0))
      throw new BagsError(`no cell of a ${label ? 'sick patient' : 'healthy donor'} has a weight above 0`);
  const initial = (): Float64Array => {
    const labels = new Float64Array(cells.n);
    for (let i = 0; i < cells.n; i++) labels[i] = known[i] === unknownLabel ? 1 - startRho[patientOf[i]!]! : known[i]!;
    return labels;
  };

  const room = new Float64Array(cells.n);
  let flat = false; // whether the last model tells no cell from another
  const step = async (before: MmilState<M> | undefined, iteration: number): Promise<MmilState<M>> => {
    const labels = before?.posterior ?? initial();
    const model = await learner.fit(cells, labels, {
      seed,
      patients: patientOf,
      ...(weights && { weights }),
      ...(offset && { offset }),
      ...(before && { warm: before.model }),
      ...(signal && { signal }),
    });
    const logits = (): Float64Array => model.logit(cells, offset ? { offset } : {});
    const eta = model.fitted?.(room) ?? logits();
    const rho = rhoPrior && before ? updateRho(bags, labels, rhoPrior, weights) : (before?.rho ?? startRho);
    const posterior = spare.pop() ?? new Float64Array(cells.n);
    let logLikelihood: number;
    try {
      logLikelihood = expectCells(bags, eta, known, patientPrior(bags, rho, cellWeight), posterior, weights);
    } catch (error) {
      if (!(error instanceof DivergedError)) throw error;
      throw new DivergedError(
        `iteration ${iteration}: the ${learner.name} model gave a logit that is not a number. Lower its learning rate or raise its penalty, or rescale the features`,
        { cause: error },
      );
    }
    const prior = rhoPrior ? logRhoPrior(bags, rho, rhoPrior) : 0;
    const objective = (logLikelihood + prior) / totalWeight - (model.penalty ?? Number.NaN);
    const trace = [...(before?.trace ?? []), { logLikelihood, objective }];
    flat = isConstant(eta);
    let logit: Float64Array | undefined;
    return {
      iteration,
      model,
      get logit() {
        return (logit ??= logits());
      },
      posterior,
      rho,
      logLikelihood,
      objective,
      trace,
      stopped: undefined,
    };
  };

  const climb = em<MmilState<M>>({
    step,
    // A learner without a stated penalty is watched by its log-likelihood.
    monitor: ({ logLikelihood, objective }) =>
      options.stop?.rule === 'small-gains' || Number.isNaN(objective) ? logLikelihood / totalWeight : objective,
    stop: stopRule(options.stop),
    maxIterations,
    signal,
    ...(resume && {
      resume: {
        state: resume,
        iteration: resume.iteration,
        values: resume.trace.map(({ logLikelihood, objective }) =>
          options.stop?.rule === 'small-gains' || Number.isNaN(objective) ? logLikelihood / totalWeight : objective,
        ),
      },
    }),
  });
  for await (const { state, stopped } of climb) {
    const stuck = options.stop?.rule !== 'never' && flat && !offset && !options.knownLabels && !rhoPrior;
    state.stopped = stuck ? 'null-model' : stopped;
    options.onProgress?.(state);
    yield state;
    if (state.stopped) return;
  }
}

function stopRule(stop: MmilStop = { rule: 'gain-left' }): StopRule {
  switch (stop.rule) {
    case 'gain-left':
      return gainLeft(stop.tolerance ?? 1e-6);
    case 'small-gains':
      return smallGains(stop);
    case 'never':
      return () => undefined;
  }
}

/** Whether all logits are the same. */
function isConstant(logits: Float64Array): boolean {
  const first = logits[0]!;
  return logits.every((eta) => Math.abs(eta - first) < 1e-12);
}
