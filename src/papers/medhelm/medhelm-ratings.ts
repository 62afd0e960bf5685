import { readCsv } from '../tables/csv.ts';
import { DataError, type OnProblem } from '../tables/data-error.ts';
import { parseNumber } from '../tables/parse-number.ts';
import { showPath } from '../tables/show-path.ts';
import { unknownName } from '../tables/unknown-name.ts';

/** The three criteria of a rating. */
export const ratingCriteria = ['accuracy', 'completeness', 'clarity'] as const;

/** What the jury says of one model's answer to one instance: per criterion the mean of three judges, 1 to 5. */
export interface JuryRating {
  benchmark: string;
  instance: string;
  model: string;
  accuracy: number;
  completeness: number;
  clarity: number;
}

/** What one clinician says of it: whole numbers from 1 to 5. */
export interface ClinicianRating extends JuryRating {
  /** A pseudonym, `rater-01`. */
  rater: string;
}

interface Known {
  models: readonly { id: string }[];
  benchmarks: readonly { id: string }[];
}

/**
 * Reads `clinician_ratings.csv`, in the order of the file.
 *
 * @param onProblem gets each problem: a record of the wrong length, an unknown model or benchmark, an empty rater or
 * instance, a rating that is no whole number from 1 to 5, a rater who rates an answer twice. Such a record is left out
 * @throws DataError when the file cannot be read at all
 */
export function readClinicianRatings(path: string, known: Known, onProblem: OnProblem): ClinicianRating[] {
  const fits = { what: 'a whole number from 1 to 5', test: (value: number) => Number.isInteger(value) };
  return readRatings(path, ['rater'], known, fits, onProblem).map(({ rating, cells }) => ({
    rater: cells.rater.trim(),
    ...rating,
  }));
}

/**
 * Reads `jury_ratings.csv`, in the order of the file.
 *
 * @param onProblem as for {@link readClinicianRatings}; a rating here is a number of thirds, the mean of three judges
 * @throws DataError when the file cannot be read at all
 */
export function readJuryRatings(path: string, known: Known, onProblem: OnProblem): JuryRating[] {
  const isThirds = (value: number) => Math.abs(3 * value - Math.round(3 * value)) < 1e-6;
  const fits = { what: 'a mean of three judges from 1 to 5 (a number of thirds)', test: isThirds };
  return readRatings(path, [], known, fits, onProblem).map(({ rating }) => rating);
}

/**
 * Reports the answers that only one of the two files rates: agreement needs both.
 *
 * @param files the paths, for the messages
 */
export function checkRatingsJoin(
  clinicians: readonly ClinicianRating[],
  jury: readonly JuryRating[],
  files: { clinicians: string; jury: string },
  onProblem: OnProblem,
): void {
  const [ours, theirs] = [new Set(clinicians.map(answerKey)), new Set(jury.map(answerKey))];
  for (const key of ours)
    if (!theirs.has(key))
      onProblem(new DataError(`has no rating of ${key}, which clinicians rated`, { file: showPath(files.jury) }));
  for (const key of theirs)
    if (!ours.has(key))
      onProblem(new DataError(`has no rating of ${key}, which the jury rated`, { file: showPath(files.clinicians) }));
}

/** What is rated: one model's answer to one instance. */
export const answerKey = ({
  benchmark,
  instance,
  model,
}: Pick<JuryRating, 'benchmark' | 'instance' | 'model'>): string => `${benchmark} ${instance} by ${model}`;

function readRatings<Extra extends string>(
  path: string,
  extra: readonly Extra[],
  known: Known,
  fits: { what: string; test: (value: number) => boolean },
  onProblem: OnProblem,
): { rating: JuryRating; cells: Record<Extra, string> }[] {
  const file = showPath(path);
  const first = new Map<string, number>();
  const columns = [...extra, 'benchmark', 'instance', 'model', ...ratingCriteria] as const;
  return readCsv(path, columns, onProblem).flatMap(({ row, cells }) => {
    let usable = true;
    const problem = (what: string, column?: string) => {
      onProblem(new DataError(what, { file, row, column }));
      usable = false;
    };
    const name = (column: (typeof columns)[number]) => {
      const text = cells[column].trim();
      if (text === '') problem('is empty', column);
      return text;
    };
    const listed = (column: 'model' | 'benchmark', ids: readonly { id: string }[]) => {
      const text = name(column);
      const all = ids.map(({ id }) => id);
      if (text !== '' && !all.includes(text)) problem(unknownName(column, text, all), column);
      return text;
    };
    const score = (column: (typeof ratingCriteria)[number]) => {
      const text = cells[column].trim();
      const value = parseNumber(text);
      if (value !== undefined && value >= 1 && value <= 5 && fits.test(value)) return value;
      problem(text === '' ? 'is empty' : `"${text}" is not ${fits.what}`, column);
      return Number.NaN;
    };
    const raters = extra.map(name);
    const rating = {
      benchmark: listed('benchmark', known.benchmarks),
      instance: name('instance'),
      model: listed('model', known.models),
      accuracy: score('accuracy'),
      completeness: score('completeness'),
      clarity: score('clarity'),
    };
    const key = [...raters, answerKey(rating)].join(' on ');
    const earlier = first.get(key);
    if (earlier !== undefined) problem(`${key} is given twice, in rows ${earlier} and ${row}: keep one`);
    else first.set(key, row);
    return usable ? [{ rating, cells }] : [];
  });
}
