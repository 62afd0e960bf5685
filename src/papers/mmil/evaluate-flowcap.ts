import type { CellTable } from '../../cells/cell-table.ts';
import { type Gate, inGate } from '../../cells/panel/in-gate.ts';
import { rowsOfWord } from '../../cells/rows-of-word.ts';
import { type PatientAuroc, patientAuroc } from '../../mmil/evaluate/patient-auroc.ts';
import { scoreTable } from '../../mmil/saved-model/score-table.ts';
import { trainModel } from '../../mmil/saved-model/train-model.ts';
import { takeCellTable } from '../../mmil/take-cell-table.ts';

/**
 * CD45-dim cells with little side scatter, where blasts lie, on the scale of the files. The limits are ours, read off the
 * values of all twenty people: a check of plausibility, no truth.
 */
export const blastGate: Gate = { 'CD45-ECD': [10, 200], 'SS Log': [0, 90] };

/** How a model of the training half does on the test half of FlowCAP-II AML. */
export interface FlowcapResult extends PatientAuroc {
  cofactor: number;
  rho: number;
  /** Mean probability of the cells of test patients with AML, in and outside the blast gate, and how many there are. */
  inGate: { meanProbability: number; n: number };
  outside: { meanProbability: number; n: number };
  /** Codes of what the fit warned of. */
  warnings: string[];
  /** Share of each test person's cells in the blast gate. */
  gateShares: number[];
}

/**
 * Trains MMIL on set `train` of the FlowCAP-II AML people and scores set `test`. Cells have no truth, so rho is a choice
 * and only people are judged.
 *
 * @param people of `readFlowcapAml`
 */
export async function evaluateFlowcap(
  people: CellTable,
  { cofactor, rho, seed }: { cofactor: number; rho: number; seed: number },
): Promise<FlowcapResult> {
  const [training, test] = ['train', 'test'].map((set) => takeCellTable(people, rowsOfWord(people, 'set', set)));
  const model = await trainModel(training!, { rho, cofactor, seed });
  const { logits, probabilities } = scoreTable(model, test!);
  const { patient, sick } = test!.annotations as {
    patient: { levels: string[]; codes: Int32Array };
    sick: Float32Array;
  };
  const patients = Array.from(patient.codes, (code) => patient.levels[code]!);
  const byPatient = patientAuroc({ logits, patients, sick }, { seed });
  const gate = inGate(test!, blastGate);
  const meanOf = (inside: number) => {
    const own = probabilities.filter((_, i) => sick[i] === 1 && gate[i] === inside);
    return { meanProbability: own.reduce((sum, p) => sum + p, 0) / own.length, n: own.length };
  };
  return {
    cofactor,
    rho,
    ...byPatient,
    inGate: meanOf(1),
    outside: meanOf(0),
    warnings: model.warnings.map(({ code }) => code),
    gateShares: byPatient.patients.map(
      ({ patient: id, cells }) => patients.reduce((n, own, i) => n + (own === id ? gate[i]! : 0), 0) / cells,
    ),
  };
}
