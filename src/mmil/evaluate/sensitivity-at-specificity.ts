import { countNotAbove } from './count-not-above.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from './patient-bootstrap.ts';
import type { ScoredPatient } from './scored-cells.ts';

/** Share of the diseased cells found when few healthy ones may be called. */
export interface SensitivityAtSpecificity {
  /** Over all diseased cells of sick patients; `n` patients have some. */
  sensitivity: PatientEstimate;
  /** The logit above which a cell is called. */
  threshold: number;
  /** Share of healthy-donor cells not called at that threshold. */
  specificity: number;
}

/**
 * Sensitivity at a fixed specificity on the cells of healthy donors. The threshold is the lowest that keeps it, and is
 * found anew in every replicate, so that the interval knows of the donors too.
 *
 * @param specificity default 0.999
 * @throws RangeError when there is no healthy donor or an option cannot be used
 */
export function sensitivityAtSpecificity(
  patients: readonly ScoredPatient[],
  { specificity = 0.999, ...options }: PatientBootstrapOptions & { specificity?: number },
): SensitivityAtSpecificity {
  if (!(specificity > 0 && specificity <= 1))
    throw new RangeError(`specificity must lie between 0 and 1, for example 0.999, got ${specificity}`);
  const healthy = patients.flatMap(({ sick, logits }, donor) =>
    sick ? [] : Array.from(logits, (logit) => ({ logit, donor })),
  );
  if (healthy.length === 0)
    throw new RangeError('sensitivity at a healthy specificity needs cells of healthy donors, got none');
  healthy.sort((a, b) => b.logit - a.logit);
  const found = patients.map(({ sick, logits, labels }) =>
    sick ? logits.filter((_, i) => labels[i] === 1).sort() : new Float64Array(0),
  );
  const thresholdFor = (drawn: Float64Array): number => {
    let total = 0;
    patients.forEach(({ sick, logits }, k) => (total += sick ? 0 : drawn[k]! * logits.length));
    const allowed = total - Math.ceil(specificity * total * (1 - 1e-12));
    let above = 0;
    for (const { logit, donor } of healthy) if ((above += drawn[donor]!) > allowed) return logit;
    return -Infinity;
  };
  const sensitivityFor = (drawn: Float64Array): number => {
    const threshold = thresholdFor(drawn);
    let [called, all] = [0, 0];
    found.forEach((logits, k) => {
      all += drawn[k]! * logits.length;
      called += drawn[k]! * (logits.length - countNotAbove(logits, threshold));
    });
    return called / all;
  };
  const strata = patients.map(({ sick }) => Number(sick));
  const n = found.filter(({ length }) => length > 0).length;
  const threshold = thresholdFor(new Float64Array(patients.length).fill(1));
  return {
    sensitivity: {
      ...patientBootstrap(strata, sensitivityFor, options, n),
      of: patients.filter(({ sick }) => sick).length,
    },
    threshold,
    specificity: healthy.filter(({ logit }) => logit <= threshold).length / healthy.length,
  };
}
