import { join } from 'node:path';
import { dataDir } from '../project.ts';
import { readCsv } from './csv.ts';
import { DataError, type OnProblem } from './data-error.ts';
import { readJson } from './json.ts';
import {
  benchmarksFile,
  type MedhelmBenchmark,
  type MedhelmCategory,
  type MedhelmModel,
  modelsFile,
  taxonomyFile,
} from './medhelm-schema.ts';
import { readMedhelmScores } from './medhelm-scores.ts';
import { parseNumber } from './parse-number.ts';
import { showPath } from './show-path.ts';
import { throwProblems } from './throw-problems.ts';

/** MedHELM's published tables. */
export interface Medhelm {
  models: MedhelmModel[];
  benchmarks: MedhelmBenchmark[];
  categories: MedhelmCategory[];
  /** `scores[model][benchmark]` on the native scale of the benchmark; NaN only after a problem was reported. */
  scores: number[][];
  /** Specialties of the clinicians who were asked about the taxonomy. */
  specialties: { specialty: string; clinicians: number }[];
}

export interface LoadMedhelmOptions {
  /** The folder with `scores.csv` and the rest. Default: `data/medhelm` of this project. */
  dir?: string;
  /** Gets each problem; loading then goes on with what is usable. Without it, any problem is thrown. */
  onProblem?: OnProblem;
}

/**
 * Loads and checks MedHELM's tables: `scores.csv`, `benchmarks.json`, `models.json`, `taxonomy.json` and
 * `survey_specialties.csv`. Sources and columns are in data/README.md.
 *
 * @throws DataError naming file, row and column; the message lists all problems when there are several. A file that
 * cannot be read at all is thrown even with `onProblem`.
 * @example
 * loadMedhelm().benchmarks.length; // 37
 */
export function loadMedhelm({ dir = join(dataDir(), 'medhelm'), onProblem }: LoadMedhelmOptions = {}): Medhelm {
  const problems: DataError[] = [];
  const report: OnProblem = onProblem ?? ((problem) => problems.push(problem));
  const { models } = readJson(join(dir, 'models.json'), modelsFile);
  const { benchmarks } = readJson(join(dir, 'benchmarks.json'), benchmarksFile);
  const { categories } = readJson(join(dir, 'taxonomy.json'), taxonomyFile);
  checkTaxonomy(categories, benchmarks, showPath(join(dir, 'taxonomy.json')), report);
  const scores = readMedhelmScores(join(dir, 'scores.csv'), models, benchmarks, report);
  const specialties = readSpecialties(join(dir, 'survey_specialties.csv'), report);
  throwProblems(problems);
  return { models, benchmarks, categories, scores, specialties };
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
