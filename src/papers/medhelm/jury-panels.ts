import { mean } from '../../stats/mean.ts';
import type { Medhelm } from './medhelm.ts';
import type { PanelScore } from './medhelm-panel-scores.ts';

/** A data set that a jury scored: a benchmark, or one of the two subsets of MedDialog. */
export interface JuryDataset {
  /** `aci-bench`, `meddialog:icliniq` */
  id: string;
  benchmark: string;
  name: string;
}

/** What a panel of one, two or three judges gave. */
export interface JuryPanel {
  /** Seats of its judges: `['claude', 'llama']`. */
  judges: string[];
  /** `Claude + Llama` */
  name: string;
  /** `scores[model][dataset]`, 1 to 5. */
  scores: number[][];
}

/** All panels on the same models and data sets. */
export interface JuryPanels {
  models: string[];
  datasets: JuryDataset[];
  /** The single judges, the pairs, and all three. */
  panels: JuryPanel[];
}

export interface JuryPanelsOptions {
  /**
   * `single judges` (default): the score of a panel is the plain mean of its judges' means. `published`: pairs and the
   * panel of three as the authors' files have them. Those are wrong: a pair is the mean of one judge and the mean of both,
   * so that GPT (beside Claude), Llama (beside Claude) and GPT (beside Llama) weigh 3/4; and the file of all judges holds
   * the mean of Claude and Llama.
   */
  from?: 'single judges' | 'published';
}

/**
 * Scores of the seven panels that three judges can form, on the 14 data sets of MedHELM's open-ended benchmarks. A judge's
 * score is a mean over the instances that it scored, so that failures (scored 1 on the leaderboard) are not in it. Source:
 * the panels of the jury robustness in Nature Medicine.
 *
 * @throws RangeError for an unknown `from`
 * @example
 * juryPanels(loadMedhelm()).panels.map(({ name }) => name);
 * // ['Claude', 'GPT', 'Llama', 'Claude + GPT', 'Claude + Llama', 'GPT + Llama', 'Claude + GPT + Llama']
 */
export function juryPanels(medhelm: Medhelm, { from = 'single judges' }: JuryPanelsOptions = {}): JuryPanels {
  if (from !== 'single judges' && from !== 'published')
    throw new RangeError(`from must be 'single judges' or 'published', got ${String(from)}`);
  const models = medhelm.models.map(({ id }) => id);
  const seats = [...new Set(medhelm.judgeScores.map(({ panel }) => panel))].sort();
  const datasets = datasetsOf(medhelm);
  const cells = new Map(
    [...medhelm.judgeScores, ...medhelm.publishedPanels].map((row) => [
      [row.panel, row.model, idOf(row)].join(' '),
      row.score,
    ]),
  );
  const scores = (panel: string) =>
    models.map((model) => datasets.map(({ id }) => cells.get([panel, model, id].join(' ')) ?? Number.NaN));
  const single = new Map(seats.map((seat) => [seat, scores(seat)]));

  const panels = [1, 2, 3].flatMap((size) =>
    teams(seats, size).map((judges) => ({
      judges,
      name: judges.map((judge) => judgeNames[judge] ?? judge).join(' + '),
      scores:
        from === 'published' && size > 1
          ? scores(fileOf(judges, seats))
          : models.map((_, m) => datasets.map((_, d) => mean(judges.map((judge) => single.get(judge)![m]![d]!)))),
    })),
  );
  return { models, datasets, panels };
}

const judgeNames: Record<string, string> = { claude: 'Claude', gpt: 'GPT', llama: 'Llama' };

const idOf = ({ benchmark, subset }: PanelScore): string => (subset === '' ? benchmark : `${benchmark}:${subset}`);

/** The authors' file of a panel: named by the judge it leaves out. */
const fileOf = (judges: readonly string[], seats: readonly string[]): string => {
  const out = seats.filter((seat) => !judges.includes(seat));
  return out.length === 0 ? 'all_judges' : `judge_exclude_${out.join('_')}`;
};

/** In the order of the benchmarks. */
function datasetsOf({ benchmarks, judgeScores }: Medhelm): JuryDataset[] {
  return benchmarks.flatMap(({ id: benchmark, name }) => {
    const subsets = new Set(judgeScores.filter((row) => row.benchmark === benchmark).map(({ subset }) => subset));
    return [...subsets]
      .sort()
      .map((subset) =>
        subset === ''
          ? { id: benchmark, benchmark, name }
          : { id: `${benchmark}:${subset}`, benchmark, name: `${name}, ${subset}` },
      );
  });
}

/** All ways to choose `size` of the names, in order. */
function teams(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, i) => teams(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]));
}
