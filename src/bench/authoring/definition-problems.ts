import type { Problem } from '../problem.ts';
import { datasetEnding } from '../datasets/placed-rows.ts';
import { metricNames } from '../scorers/scorer-of.ts';
import type { BenchmarkDefinition } from './benchmark-definition.ts';
import { taxonomyPlace } from './taxonomy-place.ts';
import { unknownNameHint } from '../../stats/unknown-name-hint.ts';

const KEYS = [
  'id',
  'name',
  'description',
  'data',
  'prompt',
  'scorers',
  'taxonomy',
  'taxonomyTree',
  'access',
  'maxTokens',
  'temperature',
  'parameters',
  'split',
  'replicates',
  'idOf',
  'sourceOf',
  'size',
  'synthetic',
] as const satisfies (keyof BenchmarkDefinition<object>)[];

/** All that is wrong with a definition: cells of a notebook and plain JavaScript can pass anything. */
export function definitionProblems<Row extends object>(definition: BenchmarkDefinition<Row>): Problem[] {
  const problems: Problem[] = [];
  const file = typeof definition.id === 'string' && definition.id !== '' ? `benchmark ${definition.id}` : 'benchmark';
  const check = (fine: boolean, key: keyof typeof definition, message: string, remedy: string): void => {
    if (!fine) problems.push({ file, key, message, remedy });
  };
  const shown = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));
  const { id, data, prompt, scorers, access, taxonomy, taxonomyTree } = definition;
  const { maxTokens, temperature, replicates, size, idOf, sourceOf } = definition;

  for (const key of Object.keys(definition))
    if (!KEYS.includes(key as (typeof KEYS)[number]))
      problems.push({ file, key, message: 'no such option', remedy: unknownNameHint(key, KEYS) });

  check(
    typeof id === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id),
    'id',
    `${shown(id)} is no id`,
    'use lower-case letters, digits and single dashes, as in dose-questions',
  );
  check(
    Array.isArray(data) || typeof data === 'function' || typeof data === 'string',
    'data',
    'these are no rows',
    isIterable(data)
      ? 'a generator ends after one reading: give the function that makes it, not its result'
      : 'give a list of rows, the path of a data set, or a function that gives rows',
  );
  check(
    typeof data !== 'string' || datasetEnding.test(data),
    'data',
    `the ending of ${shown(data)} tells no format`,
    'use .csv, .tsv, .jsonl, .json (each also .gz), .xlsx or .parquet',
  );
  if (Array.isArray(data)) {
    check(data.length > 0, 'data', 'there are no rows', 'give at least one');
    const odd = data.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
    check(odd < 0, 'data', `row ${odd + 1} is no object`, 'give rows as { column: value }');
  }
  check(typeof prompt === 'function', 'prompt', 'it is no function', 'give (row) => the text to send');
  const list = [scorers].flat() as { name?: unknown; metric?: unknown; score?: unknown; gold?: unknown }[];
  check(
    list.length > 0,
    'scorers',
    'there is none',
    "give one, as { metric: 'exact-match', gold: (row) => row.answer }",
  );
  const usable = list.flatMap((scorer) => {
    if (typeof scorer?.score === 'function' && typeof scorer.name === 'string') return [scorer.name];
    const metric = String(scorer?.metric);
    const made = typeof scorer === 'object' && scorer !== null && 'metric' in scorer;
    const known = made && (metricNames as string[]).includes(metric);
    check(
      made,
      'scorers',
      'one is no scorer',
      "call its factory, exactMatchScorer({ … }), or give { metric: 'exact-match', … }",
    );
    check(!made || known, 'scorers', `unknown metric '${metric}'`, unknownNameHint(metric, metricNames));
    const right = typeof scorer?.gold === 'function';
    check(!known || right, 'scorers', `${metric} has no gold`, 'give gold: (row) => what is right');
    return known && right ? [String(scorer.name ?? metric)] : [];
  });
  const twice = usable.find((name, i) => usable.indexOf(name) < i);
  check(twice === undefined, 'scorers', `two are called ${twice}`, 'give one of them a name: { name: … }');
  for (const [key, value] of Object.entries({ maxTokens, replicates, size }))
    check(
      value === undefined || (Number.isSafeInteger(value) && value >= 1),
      key as 'size',
      `${shown(value)} is no count`,
      'give a whole number from 1',
    );
  check(
    temperature === undefined || (temperature >= 0 && temperature <= 2),
    'temperature',
    `${shown(temperature)} is out of range`,
    'give a number from 0 to 2',
  );
  for (const [key, value] of Object.entries({ idOf, sourceOf }))
    check(
      value === undefined || typeof value === 'function',
      key as 'idOf',
      'it is no function',
      'give (row) => a text',
    );
  check(
    access === undefined || ['public', 'gated', 'private'].includes(access),
    'access',
    `unknown access ${shown(access)}`,
    unknownNameHint(String(access), ['public', 'gated', 'private']),
  );
  const { problem } = taxonomy === undefined ? {} : taxonomyPlace(taxonomy, taxonomyTree);
  if (problem) problems.push({ file, ...problem });
  return problems;
}

const isIterable = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (Symbol.iterator in data || Symbol.asyncIterator in data);
