import { cohenKappa } from '../../stats/cohen-kappa.ts';
import { patientBootstrap, type PatientBootstrapOptions, type PatientEstimate } from '../evaluate/patient-bootstrap.ts';
import type { ScoredCells } from '../evaluate/scored-cells.ts';
import { scoredPatients } from '../evaluate/scored-patients.ts';
import type { SimulatedAnnotator } from './annotator-panel.ts';

/** How far two simulated annotators agree, or one and the truth. Plain JSON. */
export interface AnnotatorAgreement {
  pair: string;
  /** Share of cells with the same label. */
  agreement: PatientEstimate;
  /** Beyond chance: see `cohenKappa`. */
  kappa: PatientEstimate;
}

/**
 * Agreement of every two annotators, and of each with the truth, with intervals over patients.
 *
 * @throws EvaluationError when the cells cannot be evaluated; RangeError when an option cannot be used
 * @example
 * annotatorAgreement(scores.oracle, panel, { seed: 1 }).map(({ pair, kappa }) => [pair, kappa.estimate]);
 */
export function annotatorAgreement(
  cells: ScoredCells,
  panel: readonly SimulatedAnnotator[],
  options: PatientBootstrapOptions,
): AnnotatorAgreement[] {
  const raters = [
    ...panel.map(({ annotator, given }) => ({ name: `annotator ${annotator}`, given: given as ArrayLike<number> })),
    { name: 'truth', given: Uint8Array.from(cells.labels as ArrayLike<number>, Number) },
  ];
  const strata = scoredPatients(cells).map(({ sick }) => Number(sick));
  return raters.flatMap((first, a) =>
    raters.slice(a + 1).map((second) => {
      // 0 … 3 says which pair of labels a cell got.
      const codes = Float64Array.from(first.given, (label, i) => 2 * label + second.given[i]!);
      const counts = scoredPatients({ ...cells, logits: codes }).map(({ logits }) =>
        [0, 1, 2, 3].map((code) => logits.reduce((sum, own) => sum + Number(own === code), 0)),
      );
      const pairs = (drawn: Float64Array): number[] =>
        [0, 1, 2, 3].map((code) => counts.reduce((sum, own, k) => sum + drawn[k]! * own[code]!, 0));
      return {
        pair: `${first.name}, ${second.name}`,
        agreement: patientBootstrap(
          strata,
          (drawn) => {
            const [neither, one, other, both] = pairs(drawn) as [number, number, number, number];
            return (neither + both) / (neither + one + other + both);
          },
          options,
        ),
        kappa: patientBootstrap(
          strata,
          (drawn) => {
            const [neither, one, other, both] = pairs(drawn) as [number, number, number, number];
            return cohenKappa([
              [neither, one],
              [other, both],
            ]);
          },
          options,
        ),
      };
    }),
  );
}
