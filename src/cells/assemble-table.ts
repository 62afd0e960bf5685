import { denseOf } from './dense-of.ts';
import type { Column } from '../learners/learner.ts';
import type { Annotation, CellTable, Factor } from './cell-table.ts';
import { CellsFileError } from './cells-file-error.ts';
import { type ColumnRoles, columnRoles, knownAnnotations } from './column-roles.ts';
import { factor, isFactor } from './factor.ts';
import type { NamedColumn } from './named-column.ts';

/**
 * A cell table out of the columns of a file: numeric columns become features, words and what the roles say
 * annotations.
 *
 * @throws CellsFileError when a feature is not there, holds words, or lacks a value and `missing` is `refuse`
 */
export function assembleTable(file: string, n: number, columns: readonly NamedColumn[], roles: ColumnRoles): CellTable {
  const names = columns.map(({ name }) => name);
  const roleOf = columnRoles(file, names, roles);
  const features: { name: string; column: Column; at: number }[] = [];
  const annotations: [string, Annotation][] = [];
  columns.forEach((column, j) => {
    const { annotations: called, feature } = roleOf.get(column.name)!;
    for (const name of called) annotations.push([name, annotationOf(file, name, column, n)]);
    if (feature === undefined && (called.length > 0 || roles.features)) return;
    if (!isFactor(column.values) || feature !== undefined)
      features.push({ name: column.name, column: featureOf(file, column, roles), at: feature ?? j });
    else annotations.push([column.name, column.values]);
  });
  features.sort((a, b) => a.at - b.at);
  return cellTable(
    n,
    features.map(({ name }) => name),
    features.map(({ column }) => column),
    Object.fromEntries(annotations),
  );
}

/** The table of these columns, as they are. */
export function cellTable(
  n: number,
  names: readonly string[],
  columns: readonly Column[],
  annotations: Readonly<Record<string, Annotation>>,
): CellTable {
  return { n, p: names.length, names, columns, annotations };
}

export function featureOf(
  file: string,
  { name, values, firstBad }: NamedColumn,
  { missing }: Pick<ColumnRoles, 'missing'>,
): Column {
  const place = { file, line: firstBad?.line, column: name };
  if (isFactor(values)) {
    const cell = values.codes.findIndex((code) => code >= 0);
    const word = firstBad?.text ?? values.levels[values.codes[cell]!] ?? '';
    throw new CellsFileError(place, `'${word}' is not a number, and features have to be: make it an annotation`);
  }
  const bad = firstBad?.cell ?? nonFinite(values);
  if (bad < 0 || missing === 'nan') return values;
  const what = firstBad
    ? firstBad.text === ''
      ? 'the value is empty'
      : `the value is ${firstBad.text}`
    : 'a value is missing or not finite';
  throw new CellsFileError(
    place,
    `${what} (cell ${bad}, counted from 0): fill it in, drop the cell, or read it as NaN with { missing: 'nan' } and impute it`,
  );
}

function nonFinite(column: Column): number {
  const values = 'rows' in column ? column.values : column;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0;
  if (sum === 0) return -1;
  const at = values.findIndex((value) => !Number.isFinite(value));
  return 'rows' in column ? column.rows[at]! : at;
}

/** What the project's own names hold is fixed: patients are words even if they are numbered, sick is 0 or 1. */
export function annotationOf(file: string, name: string, { name: column, values }: NamedColumn, n: number): Annotation {
  const kind = knownAnnotations.get(name);
  if (isFactor(values)) return kind === 'numbers' ? truths(file, column, name, values) : values;
  const dense = denseOf(values, n);
  return kind === 'words' ? factorOfNumbers(dense) : dense;
}

const factorOfNumbers = (values: Float32Array | Float64Array): Factor =>
  factor(Array.from(values, (value) => (Number.isNaN(value) ? undefined : String(value))));

function truths(file: string, column: string, name: string, { levels, codes }: Factor): Float64Array {
  const known = new Map([
    ['true', 1],
    ['false', 0],
    ['1', 1],
    ['0', 0],
  ]);
  const values = levels.map((level) => {
    const value = known.get(level.toLowerCase());
    if (value === undefined)
      throw new CellsFileError(
        { file, column },
        `'${level}' is not 1 or 0, which ${name} has to be: recode it, or read it under another name with annotations: { ${name === 'sick' ? 'diagnosis' : 'type'}: '${column}' }`,
      );
    return value;
  });
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : values[code]!));
}
