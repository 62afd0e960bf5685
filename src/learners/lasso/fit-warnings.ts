import type { FitWarning } from '../fit-warning.ts';

/** What is known of a fit when it ended. */
export interface FitFacts {
  names: readonly string[];
  constant: readonly boolean[];
  converged: boolean;
  kkt: number;
  /** Loss of the fit and of the null model, above that of the saturated one. */
  loss: number;
  nullLoss: number;
  lambda: number;
}

/** The warnings of a logistic fit. */
export function fitWarnings({ names, constant, converged, kkt, loss, nullLoss, lambda }: FitFacts): FitWarning[] {
  const warnings: FitWarning[] = [];
  const flat = names.filter((_, j) => constant[j]);
  if (flat.length > 0)
    warnings.push({
      code: 'constant-column',
      message: `${flat.length} of ${names.length} features do not vary and got coefficient 0: ${flat.slice(0, 5).join(', ')}${flat.length > 5 ? ', …' : ''}`,
      remedy: 'drop them, or check the panel they come from',
    });
  if (loss < 1e-3 * nullLoss)
    warnings.push({
      code: 'separable',
      message: `the features separate the labels (they explain ${(100 * (1 - loss / nullLoss)).toFixed(2)} % of the deviance): without a penalty the coefficients have no finite best value`,
      remedy: `raise lambda above ${lambda.toPrecision(3)}, and look for a feature that gives the label away`,
    });
  if (!converged)
    warnings.push({
      code: 'not-converged',
      message: `the optimality conditions are still violated by ${kkt.toExponential(1)}`,
      remedy: 'raise maxPasses or tolerance, or drop features that are copies of one another',
    });
  return warnings;
}
