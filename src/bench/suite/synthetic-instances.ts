import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDir } from '../../project.ts';
import type { Instance } from '../benchmark.ts';
import { fileError } from './originals/file-error.ts';
import type { SuiteDefinition } from './suite-definition.ts';

/** An instance that we made up, with two answers to it. */
export interface SyntheticInstance<Row> extends Instance<Row> {
  /** An answer that scores full marks … */
  right: string;
  /** … and one that scores less. */
  wrong: string;
}

const line = z.strictObject({
  id: z.string().min(1),
  row: z.record(z.string(), z.unknown()),
  right: z.string().min(1),
  wrong: z.string().min(1),
});

/**
 * The instances of a benchmark that we made up, read from `data/suite/<id>.jsonl`.
 *
 * @throws InvalidBenchmarkError naming file, line and key
 */
export function syntheticInstances<Row>({
  id: benchmark,
  row: schema,
  source,
}: Pick<SuiteDefinition<Row>, 'id' | 'row' | 'source'>): SyntheticInstance<Row>[] {
  const file = join(dataDir(), 'suite', `${benchmark}.jsonl`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((text, i) => {
    const place = { file, row: i + 1 };
    const { id, row: cells, right, wrong } = checked(line, parsed(text, place), place);
    const row = checked(schema, cells, place);
    return { id, row, ...(source && { source: source(row) }), right, wrong };
  });
}

function parsed(text: string, place: { file: string; row: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fileError('it is no JSON', place, (cause as Error).message, cause);
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, place: { file: string; row: number }): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { message, path } = result.error.issues[0]!;
  throw fileError(message, { ...place, column: path.join('.') }, 'correct it');
}
