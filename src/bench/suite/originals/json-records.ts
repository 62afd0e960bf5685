import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { fileError } from './file-error.ts';
import type { OriginalRecord } from './original-records.ts';

/**
 * The items of a list inside a JSON file.
 *
 * @param list the shape of the file, made into its list of items
 * @throws InvalidBenchmarkError when the file is no JSON, or has no such list
 */
export async function* jsonRecords(file: string, list: z.ZodType<unknown[]>): AsyncGenerator<OriginalRecord> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw fileError('it is no JSON', { file }, (cause as Error).message, cause);
  }
  const checked = list.safeParse(value);
  if (!checked.success) {
    const { message, path } = checked.error.issues[0]!;
    throw fileError(message, { file, column: path.join('.') }, 'give the file as it was published');
  }
  for (const [i, item] of checked.data.entries()) {
    if (typeof item !== 'object' || item === null)
      throw fileError('it is no object', { file, row: i + 1 }, 'correct it');
    yield { row: i + 1, cells: item as Record<string, unknown> };
  }
}
