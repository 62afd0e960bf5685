import { canonicalJson } from '../../llm/canonical-json.ts';
import { RunChangedError } from './run-error.ts';
import type { RunDescription } from './run-records.ts';

/**
 * Refuses to go on with a run whose benchmark, model or parameters are others than those it was made with. More
 * instances or more replicates are no change.
 *
 * @throws RunChangedError showing the differences
 */
export function checkDescription(
  known: RunDescription,
  wanted: RunDescription,
  directory: string,
  rescoring: boolean,
): void {
  const differences = rescoring ? [] : [...differing(decisive(known), decisive(wanted), '')];
  if (known.benchmark.id !== wanted.benchmark.id || known.benchmark.split !== wanted.benchmark.split)
    differences.unshift(...differing({ benchmark: placed(known) }, { benchmark: placed(wanted) }, ''));
  if (!rescoring && wanted.replicates < known.replicates)
    differences.push(
      `replicates: ${known.replicates} there, ${wanted.replicates} here (more are possible, fewer are not)`,
    );
  if (!rescoring && (wanted.limit ?? Infinity) < (known.limit ?? Infinity))
    differences.push(
      `limit: ${known.limit ?? 'none'} there, ${wanted.limit} here (a higher one is possible, a lower one is not)`,
    );
  if (differences.length > 0)
    throw new RunChangedError(
      `${directory} holds another run than this one:\n${[...new Set(differences)].map((line) => `  ${line}`).join('\n')}\n` +
        'Choose another directory, or go back to what it was made with. A cache spares the requests that both have.',
    );
}

const placed = ({ benchmark: { id, split } }: RunDescription) => ({ id, split });

const decisive = (description: RunDescription) => ({
  benchmark: { ...placed(description), synthetic: description.benchmark.synthetic },
  model: description.model,
  parameters: description.parameters,
});

function* differing(known: unknown, wanted: unknown, path: string): Generator<string> {
  if (isObject(known) && isObject(wanted)) {
    for (const key of new Set([...Object.keys(known), ...Object.keys(wanted)]))
      yield* differing(known[key], wanted[key], path === '' ? key : `${path}.${key}`);
  } else if (text(known) !== text(wanted)) yield `${path}: ${text(known)} there, ${text(wanted)} here`;
}

const text = (value: unknown): string => (value === undefined ? 'none' : canonicalJson(value));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
