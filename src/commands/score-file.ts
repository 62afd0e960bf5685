import type { CellTable } from '../cells/cell-table.ts';
import { CellTableError } from '../cells/cell-table-error.ts';
import { readCells } from '../cells/read-cells.ts';
import type { TargetPrior } from '../mmil/calibrate/shift-prior.ts';
import type { SavedModel } from '../mmil/saved-model/saved-model.ts';
import { scoreTable } from '../mmil/saved-model/score-table.ts';
import { writeScores } from './write-scores.ts';

/** What is said of a scored file. Plain JSON. */
export interface FileScore {
  file: string;
  /** The file with the scores, where one was written. */
  target: string | null;
  cells: number;
  /** Cells with a probability above one half. */
  called: number;
  aboveHealthy: number;
  meanProbability: number;
  /** Columns of the file that the model does not use. */
  ignored: string[];
}

/** Scores the cells of a file, and writes them to `target` where one is given. */
export async function scoreFile(
  model: SavedModel,
  file: string,
  target: string | undefined,
  prior: TargetPrior | undefined,
): Promise<FileScore> {
  const read: CellTable = { source: file, ...(await readCells(file, { fcs: { naming: model.naming } })) };
  if (read.n === 0) throw new CellTableError(`${file}: has no cells, so there is nothing to score: leave it out`);
  const { logits, probabilities, called, aboveHealthy, ignored } = scoreTable(model, read, prior ? { prior } : {});
  if (target !== undefined)
    await writeScores(file, target, read, { mmil_logit: logits, mmil_probability: probabilities });
  return {
    file,
    target: target ?? null,
    cells: read.n,
    called,
    aboveHealthy,
    meanProbability: probabilities.reduce((sum, p) => sum + p, 0) / read.n,
    ignored,
  };
}
