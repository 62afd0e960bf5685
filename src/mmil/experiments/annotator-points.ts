import { countNotAbove } from '../evaluate/count-not-above.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import type { ScoredCells, ScoredPatient } from '../evaluate/scored-cells.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import type { SimulatedAnnotator } from './annotator-panel.ts';
import { type Arm, arms } from './arms.ts';

/** Where an annotator stands, and what each arm reaches there. Plain JSON. */
export interface AnnotatorPoint {
  annotator: number;
  sensitivity: PatientEstimate;
  specificity: PatientEstimate;
  /** Cells labelled right, of all. */
  accuracy: PatientEstimate;
  /** Sensitivity of each arm at a threshold with no more false positives than the annotator made, and its lead. */
  arms: { arm: Arm; sensitivity: PatientEstimate; lead: PatientEstimate }[];
}

/**
 * Annotators as operating points against the scores of the arms on the same cells. In every replicate patients are drawn
 * anew, and the thresholds of the arms are found anew: the lead, arm minus annotator, is over the same patients.
 *
 * @throws EvaluationError when the cells cannot be evaluated; RangeError when one kind of cells is missing
 * @example
 * annotatorPoints(scores, annotatorPanel(scores.oracle, { seed: 1 }), { seed: 1 })[0].sensitivity;
 */
export function annotatorPoints(
  scores: Readonly<Record<Arm, ScoredCells>>,
  panel: readonly SimulatedAnnotator[],
  options: PatientBootstrapOptions,
): AnnotatorPoint[] {
  const { labels, patients: owners, sick } = scores.oracle;
  const strata = scoredPatients(scores.oracle).map((patient) => Number(patient.sick));
  const total = (drawn: Float64Array, of: readonly number[]): number =>
    of.reduce((sum, value, k) => sum + drawn[k]! * value, 0);
  const curves = arms.map((arm) => ({ arm, found: sensitivityAtFalsePositives(scoredPatients(scores[arm])) }));
  return panel.map(({ annotator, given }) => {
    // The annotator's calls take the place of scores, so that patients come in the same order.
    const rows = scoredPatients({ logits: given, labels, patients: owners, sick });
    const count = (label: 0 | 1, called: 0 | 1): number[] =>
      rows.map(({ labels: own, logits }) =>
        own.reduce((sum, y, i) => sum + Number(y === label && logits[i] === called), 0),
      );
    const [hits, misses, alarms, passed] = [count(1, 1), count(1, 0), count(0, 1), count(0, 0)];
    if (Math.max(...hits, ...misses) === 0 || Math.max(...alarms, ...passed) === 0)
      throw new RangeError('annotators are compared on diseased and healthy cells, one kind is missing');
    const share = (part: number[], rest: number[]) => (drawn: Float64Array) =>
      total(drawn, part) / (total(drawn, part) + total(drawn, rest));
    const sensitivity = share(hits, misses);
    const right = hits.map((value, k) => value + passed[k]!);
    const wrong = misses.map((value, k) => value + alarms[k]!);
    const over = (statistic: (drawn: Float64Array) => number): PatientEstimate =>
      patientBootstrap(strata, statistic, options);
    return {
      annotator,
      sensitivity: over(sensitivity),
      specificity: over(share(passed, alarms)),
      accuracy: over(share(right, wrong)),
      arms: curves.map(({ arm, found }) => {
        const reached = (drawn: Float64Array): number => found(drawn, total(drawn, alarms));
        return {
          arm,
          sensitivity: over(reached),
          lead: over((drawn) => reached(drawn) - sensitivity(drawn)),
        };
      }),
    };
  });
}

/** Share of the diseased cells above the lowest threshold that calls at most `allowed` healthy cells. */
function sensitivityAtFalsePositives(
  patients: readonly ScoredPatient[],
): (drawn: Float64Array, allowed: number) => number {
  const healthy = patients
    .flatMap(({ logits, labels }, k) => Array.from(logits, (logit, i) => ({ logit, k, y: labels[i] })))
    .filter(({ y }) => y === 0)
    .sort((a, b) => b.logit - a.logit);
  const diseased = patients.map(({ logits, labels }) => logits.filter((_, i) => labels[i] === 1).sort());
  return (drawn, allowed) => {
    let [threshold, called] = [-Infinity, 0];
    for (const { logit, k } of healthy)
      if ((called += drawn[k]!) > allowed) {
        threshold = logit;
        break;
      }
    let [above, all] = [0, 0];
    diseased.forEach((logits, k) => {
      all += drawn[k]! * logits.length;
      above += drawn[k]! * (logits.length - countNotAbove(logits, threshold));
    });
    return above / all;
  };
}
