import type { z } from 'zod';
import { DataError } from './data-error.ts';
import { readText } from './read-text.ts';
import { showPath } from './show-path.ts';
import { throwProblems } from './throw-problems.ts';

/**
 * Reads a JSON file and checks it against a schema. A byte order mark is fine.
 *
 * @throws DataError with the line of a syntax error, or the key and what is wrong with it (every such key in the
 * message)
 * @example
 * readJson('models.json', z.object({ models: z.array(z.object({ id: z.string() })) })).models.length; // 9
 */
export function readJson<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const file = showPath(path);
  const parsed = schema.safeParse(parseJson(readText(path), file));
  if (parsed.success) return parsed.data;
  throwProblems(
    parsed.error.issues.map(({ message, path: key }) => new DataError(message, { file, key: showKey(key) })),
  );
  throw parsed.error; // not reached: a failed parse has at least one issue
}

/** JSON.parse, with the line of a syntax error. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { message } = cause as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    const end = position === undefined ? text.length : Number(position);
    const row = text.slice(0, end).split('\n').length;
    throw new DataError(`is no valid JSON: ${message}`, { file, row }, { cause });
  }
}

/** `benchmarks[3].metric` */
export function showKey(path: readonly PropertyKey[]): string {
  return (
    path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '') || '(top)'
  );
}
