import type { SavedModel } from '../mmil/saved-model/saved-model.ts';

/** A saved model in a few lines: what it was trained on, what was chosen, how it does on patients left out. */
export function describeModel(model: SavedModel): string[] {
  const { provenance, markers, tuning, rho, calibration, healthyThreshold, healthyFalsePositives, learner } = model;
  const { sickPatients, healthyDonors, cells, nonMarkers, notInAll } = provenance;
  const band = tuning?.rhoBand;
  return [
    `${learner} on ${markers.length} markers, ${cells} cells of ${sickPatients} sick patients and ${healthyDonors} healthy donors: ${markers.join(', ')}`,
    ...(nonMarkers.length > 0 ? [`no markers, left out: ${nonMarkers.join(', ')}`] : []),
    ...(notInAll.length > 0 ? [`not in all files, left out: ${notInAll.join(', ')}`] : []),
    band
      ? `rho ${rho} is the best of ${new Set(tuning.rows.map((row) => row.rho)).size}; the data do not tell ${band.lower} to ${band.upper} apart, so give --rho if you know it`
      : `rho ${rho} was given`,
    ...(tuning?.fraction
      ? [
          `penalty: ${tuning.fraction} of the largest, the best of ${new Set(tuning.rows.map((row) => row.fraction)).size} in ${tuning.folds} folds of patients`,
        ]
      : []),
    calibration
      ? `calibrated without cell labels on patients left out: logit' = ${calibration.intercept.toFixed(3)} + ${calibration.slope.toFixed(3)} logit`
      : 'not calibrated',
    `of ${healthyFalsePositives.n} cells of healthy donors left out, ${percent(healthyFalsePositives.share)} have a probability above one half; ${percent(1 - healthyThreshold.specificity)} lie above the threshold on healthy donors`,
    ...model.warnings.map(({ message, remedy }) => `warning: ${message}; ${remedy}`),
  ];
}

/**
 * A share in percent, with as many digits as it needs to be told from 0.
 *
 * @example
 * percent(0.0123); // '1.2 %'
 */
export const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.001 ? 3 : 1)} %`;
