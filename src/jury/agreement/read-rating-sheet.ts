import { parse } from 'csv-parse/sync';
import { didYouMean } from '../../stats/did-you-mean.ts';
import type { Rating } from '../rating.ts';
import { RatingSheetError } from './rating-sheet-error.ts';
import type { SheetKey } from './rating-sheet.ts';

export interface ReadSheetOptions {
  /** Who filled it in. */
  rater: string;
  /** What errors call it. Default `the sheet of ` and the rater. */
  file?: string;
}

/** What a sheet says. Plain JSON. */
export interface SheetRatings {
  ratings: Rating[];
  /** Cells filled in, of answers × criteria in the key. */
  n: number;
  of: number;
  /** Answers without all their scores, by id, in the order of the key. */
  incomplete: string[];
}

/**
 * Reads a filled-in {@link ratingSheet}. Rows may be in any order or missing, columns too may be moved or added, and
 * separators may have become semicolons or tabs. Empty cells are not rated: they show in n of N.
 *
 * @param text of the CSV
 * @throws RatingSheetError with row and column of every mistake: a score that is no whole number of the scale, an id that
 * is unknown or there twice, a column that is missing. Rows count as in a spreadsheet, the header is row 1
 * @example
 * readRatingSheet(text, key, { rater: 'clinician 1' }); // { ratings: [{ item: 'q1/gpt', rater: 'clinician 1', criterion: 'accuracy', score: 4 }, …], n: 3, of: 3, … }
 */
export function readRatingSheet(
  text: string,
  { items, criteria, scale: { min, max } }: SheetKey,
  { rater, file = `the sheet of ${rater}` }: ReadSheetOptions,
): SheetRatings {
  const [header = [], ...rows] = recordsOf(text, file);
  const names = header.map((name) => name.trim().toLowerCase());
  const columnOf = (name: string) => names.indexOf(name.toLowerCase());
  const mistakes = ['id', ...criteria].flatMap((name) => {
    if (columnOf(name) >= 0) return [];
    const near = didYouMean(
      name,
      header.filter((other) => !criteria.includes(other.trim())),
    );
    return [`row 1: there is no column '${name}'${near === undefined ? '' : `; is it '${near}'?`}`];
  });
  if (mistakes.length > 0) throw new RatingSheetError(file, mistakes, rows.length);

  const rowOf = new Map<string, number>();
  const ratings: Rating[] = [];
  rows.forEach((cells, r) => {
    const row = r + 2;
    const id = (cells[columnOf('id')] ?? '').trim().toUpperCase();
    const filled = criteria.flatMap((criterion) => {
      const said = (cells[columnOf(criterion)] ?? '').trim();
      return said === '' ? [] : [{ criterion, said }];
    });
    if (id === '' && filled.length === 0) return;
    if (!Object.hasOwn(items, id)) return mistakes.push(`row ${row}, column id: ${unknownId(id, items)}`);
    if (rowOf.has(id)) return mistakes.push(`row ${row}, column id: ${id} is in row ${rowOf.get(id)} already`);
    rowOf.set(id, row);
    for (const { criterion, said } of filled) {
      const score = /^[+-]?\d+([.,]0+)?$/.test(said) ? parseInt(said, 10) : Number.NaN;
      if (score >= min && score <= max) ratings.push({ item: items[id]!, rater, criterion, score });
      else mistakes.push(`row ${row}, column ${criterion}: '${said}' is no whole number from ${min} to ${max}`);
    }
  });
  if (mistakes.length > 0) throw new RatingSheetError(file, mistakes, rows.length);
  const given = new Map<string, number>();
  for (const { item } of ratings) given.set(item, (given.get(item) ?? 0) + 1);
  return {
    ratings,
    n: ratings.length,
    of: Object.keys(items).length * criteria.length,
    incomplete: Object.keys(items).filter((id) => (given.get(items[id]!) ?? 0) < criteria.length),
  };
}

const unknownId = (id: string, items: SheetKey['items']): string =>
  id === '' ? 'there are scores but no id' : `${id} is none of the ${Object.keys(items).length} ids of the key`;

/** Records with their fields; the separator is what the header holds most of. */
function recordsOf(text: string, file: string): string[][] {
  const header = /^[^\r\n]*/.exec(text)![0];
  const delimiter = [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0]!;
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true });
  } catch (cause) {
    throw new RatingSheetError(file, [`is no valid CSV: ${(cause as Error).message}`], 0);
  }
}
