import { join } from 'node:path';
import type { z } from 'zod';
import { type Prices, pricesSchema } from '../../cost/prices.ts';
import { dataDir } from '../../project.ts';
import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { readJson } from '../tables/json.ts';
import { type CostSheetRow, readMedhelmCostSheet } from './medhelm-cost-sheet.ts';
import { type ConfusionRow, readMedhelmConfusion } from './medhelm-confusion.ts';
import { type GoldFilterRow, readMedhelmGoldFilter } from './medhelm-gold-filter.ts';
import { type PanelScore, readMedhelmPanelScores } from './medhelm-panel-scores.ts';
import {
  benchmarksFile,
  type MedcalcDefect,
  medcalcDefectFile,
  type MedhelmBenchmark,
  type MedhelmCategory,
  type MedhelmModel,
  type MedhelmSurvey,
  modelsFile,
  surveyFile,
  taxonomyFile,
} from './medhelm-schema.ts';
import { readSampleSizePlan, type SampleSizePlanRow } from './medhelm-sample-size-plan.ts';
import { readMedhelmScores } from './medhelm-scores.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { throwProblems } from '../tables/throw-problems.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** MedHELM's published tables. */
export interface Medhelm {
  models: MedhelmModel[];
  benchmarks: MedhelmBenchmark[];
  categories: MedhelmCategory[];
  /** What the paper prints of the size of its taxonomy. */
  taxonomyCounts: z.output<typeof taxonomyFile>['counts'];
  /** `scores[model][benchmark]` on the native scale of the benchmark; NaN only after a problem was reported. */
  scores: number[][];
  /** Tokens and published costs, one row per model and benchmark. */
  costSheet: CostSheetRow[];
  /** Prices deduced from the cost sheet. */
  prices: Prices;
  /** The most tokens that one verdict of one judge may have; the judges are the models with a seat (`juror`). */
  jury: { maxOutputTokens: number };
  /** Specialties of the clinicians who were asked about the taxonomy. */
  specialties: { specialty: string; clinicians: number }[];
  /** How many of them were asked, and answered. */
  survey: MedhelmSurvey;
  /** Scores of each judge taken alone. */
  judgeScores: PanelScore[];
  /** The authors' tables of two- and three-judge panels, as published: see `juryPanels` for what is wrong with them. */
  publishedPanels: PanelScore[];
  /** Answers to yes/no questions. */
  confusion: ConfusionRow[];
  /** Jury scores before and after a check of the gold answers. */
  goldFilter: GoldFilterRow[];
  medcalcDefect: MedcalcDefect;
  /** Instances that clinicians were to rate, as the authors planned. */
  sampleSizePlan: SampleSizePlanRow[];
}

export interface LoadMedhelmOptions {
  /** The folder with `scores.csv` and the rest. Default: `data/medhelm` of this project. */
  dir?: string;
  /** The file of prices. Default: `prices/medhelm-2025-05-12.json` beside `dir`. */
  prices?: string;
  /** Gets each problem; loading then goes on with what is usable. Without it, any problem is thrown. */
  onProblem?: OnProblem;
}

/**
 * Loads and checks MedHELM's tables, and the prices. Files, sources and columns are in data/README.md.
 *
 * @throws DataError naming file, row and column; the message lists all problems when there are several. A file that
 * cannot be read at all is thrown even with `onProblem`.
 * @example
 * loadMedhelm().benchmarks.length; // 37
 */
export function loadMedhelm({
  dir = join(dataDir(), 'medhelm'),
  prices: pricesFile = join(dir, '..', 'prices', 'medhelm-2025-05-12.json'),
  onProblem,
}: LoadMedhelmOptions = {}): Medhelm {
  const problems: DataError[] = [];
  const report: OnProblem = onProblem ?? ((problem) => problems.push(problem));
  const { models, jury } = readJson(join(dir, 'models.json'), modelsFile);
  const { benchmarks } = readJson(join(dir, 'benchmarks.json'), benchmarksFile);
  const { categories, counts: taxonomyCounts } = readJson(join(dir, 'taxonomy.json'), taxonomyFile);
  checkTaxonomy(categories, benchmarks, showPath(join(dir, 'taxonomy.json')), report);
  const scores = readMedhelmScores(join(dir, 'scores.csv'), models, benchmarks, report);
  const costSheet = readMedhelmCostSheet(join(dir, 'usage_costs.csv'), models, benchmarks, report);
  const prices = readJson(pricesFile, pricesSchema);
  checkPrices(prices, models, showPath(pricesFile), report);
  const specialties = readSpecialties(join(dir, 'survey_specialties.csv'), report);
  const sampleSizePlan = readSampleSizePlan(join(dir, 'sample_size_plan.csv'), benchmarks, report);
  const survey = readJson(join(dir, 'survey.json'), surveyFile);
  checkSurvey(survey, specialties, showPath(join(dir, 'survey.json')), report);
  const medcalcDefect = readJson(join(dir, 'medcalc_defect.json'), medcalcDefectFile);
  const known = { models, benchmarks };
  const judges = models.flatMap(({ juror }) => (juror === null ? [] : [juror]));
  const judgeScores = readMedhelmPanelScores(join(dir, 'judge_scores.csv'), 'judge', judges, known, report);
  const panelFiles = ['all_judges', ...judges.map((judge) => `judge_exclude_${judge}`)];
  const panelsPath = join(dir, 'judge_panels_published.csv');
  const publishedPanels = readMedhelmPanelScores(panelsPath, 'panel_file', panelFiles, known, report);
  const confusion = readMedhelmConfusion(join(dir, 'binary_confusion.csv'), models, benchmarks, report);
  const goldFilter = readMedhelmGoldFilter(join(dir, 'gold_filter_stats.csv'), benchmarks, report);
  throwProblems(problems);
  return {
    models,
    benchmarks,
    categories,
    taxonomyCounts,
    scores,
    costSheet,
    prices,
    jury,
    specialties,
    survey,
    judgeScores,
    publishedPanels,
    confusion,
    goldFilter,
    medcalcDefect,
    sampleSizePlan,
  };
}

/** The taxonomy and the benchmark list each say where a benchmark belongs: they must agree. */
function checkTaxonomy(
  categories: MedhelmCategory[],
  benchmarks: MedhelmBenchmark[],
  file: string,
  report: OnProblem,
): void {
  const listed = categories.flatMap((category) =>
    category.subcategories.flatMap((sub) => sub.benchmarks.map((id) => `${id} in ${category.id} › ${sub.id}`)),
  );
  const declared = benchmarks.map(({ id, category, subcategory }) => `${id} in ${category} › ${subcategory}`);
  for (const place of declared)
    if (!listed.includes(place)) report(new DataError(`misses ${place}, as benchmarks.json says`, { file }));
  for (const place of listed)
    if (!declared.includes(place))
      report(new DataError(`lists ${place}, which benchmarks.json does not say`, { file }));
}

/** Every model needs a price, and a price of no model is a misspelt one. */
function checkPrices({ prices }: Prices, models: MedhelmModel[], file: string, report: OnProblem): void {
  const [priced, known] = [prices.map(({ model }) => model), models.map(({ id }) => id)];
  for (const id of known)
    if (!priced.includes(id)) report(new DataError(`has no price of ${id}`, { file, key: 'prices' }));
  prices.forEach(({ model }, index) => {
    if (!known.includes(model))
      report(new DataError(unknownName('model', model, known), { file, key: `prices[${index}].model` }));
  });
}

/** The specialties are those of the clinicians who answered. */
function checkSurvey(
  { attempted }: MedhelmSurvey,
  specialties: Medhelm['specialties'],
  file: string,
  report: OnProblem,
) {
  const counted = specialties.reduce((sum, { clinicians }) => sum + clinicians, 0);
  if (counted !== attempted)
    report(new DataError(`${attempted}, but survey_specialties.csv counts ${counted}`, { file, key: 'attempted' }));
}

function readSpecialties(path: string, report: OnProblem): Medhelm['specialties'] {
  return readCsv(path, ['specialty', 'clinicians'], report).flatMap(({ row, cells }) => {
    const clinicians = parseNumber(cells.clinicians);
    if (clinicians !== undefined && Number.isInteger(clinicians) && clinicians >= 0)
      return [{ specialty: cells.specialty.trim(), clinicians }];
    const text = cells.clinicians.trim();
    const what = text === '' ? 'is empty' : `"${text}" is not a count`;
    report(new DataError(what, { file: showPath(path), row, column: 'clinicians' }));
    return [];
  });
}
