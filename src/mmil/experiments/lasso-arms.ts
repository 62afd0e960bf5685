import type { CellTable } from '../../cells/cell-table.ts';
import { lambdaMax } from '../../learners/lasso/lambda-max.ts';
import { lasso, type LassoOptions } from '../../learners/lasso/lasso.ts';
import type { LinearModel } from '../../learners/lasso/linear-model.ts';
import { bagsOf } from '../bags-of.ts';
import { nullLambda } from '../null-lambda.ts';
import type { Arm, ArmLearners } from './arms.ts';
import { trueRho } from './true-rho.ts';

/**
 * How the lambdas of the arms are chosen. `fraction`: of each arm's own largest lambda, the one from which its (first) fit
 * is null: the fair rule. Otherwise each arm's lambda as given.
 */
export type LambdaRule = { fraction: number } | Readonly<Record<Arm, number>>;

/** The lambda of each arm under a rule. */
export function armLambdas(
  training: CellTable,
  rule: LambdaRule,
  rho: number = trueRho(training),
): Record<Arm, number> {
  if (!('fraction' in rule)) return { ...rule };
  const bags = bagsOf(training);
  const precision = 'f32';
  return {
    oracle: rule.fraction * lambdaMax(training, training.annotations.label as Float32Array, { precision }),
    naive: rule.fraction * lambdaMax(training, bags.z, { precision }),
    mmil: rule.fraction * nullLambda(bags, { rho, precision }),
  };
}

/**
 * Lassos for the three arms, in f32.
 *
 * @example
 * const learners = lassoArms(training, { fraction: 0.1 });
 */
export function lassoArms(
  training: CellTable,
  rule: LambdaRule,
  { rho = trueRho(training), ...options }: { rho?: number } & Omit<LassoOptions, 'lambda'> = {},
): ArmLearners<LinearModel> {
  const lambdas = armLambdas(training, rule, rho);
  const learner = (lambda: number) => lasso({ precision: 'f32', ...options, lambda });
  return { oracle: learner(lambdas.oracle), naive: learner(lambdas.naive), mmil: learner(lambdas.mmil) };
}
