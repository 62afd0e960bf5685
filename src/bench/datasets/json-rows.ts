import { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { OnProblem, PlacedRow } from './dataset-row.ts';
import { isObject } from './jsonl-rows.ts';
import { textPieces } from './text-pieces.ts';

/** Rows of a JSON file that holds a list of objects; their places are counted from 1. */
export async function* jsonRows(file: string, onProblem: OnProblem, signal?: AbortSignal): AsyncGenerator<PlacedRow> {
  let text = '';
  for await (const piece of textPieces(file, signal)) text += piece;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (cause) {
    const message = `it is no JSON (${(cause as Error).message})`;
    const position = /at position (\d+)/.exec(message)?.[1];
    const row = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
    const remedy = 'correct it; for one object a line, name it .jsonl';
    throw new InvalidBenchmarkError([{ file, row, message, remedy }], { cause });
  }
  if (!Array.isArray(list)) {
    const keys = isObject(list) ? ` with the keys ${Object.keys(list).slice(0, 8).join(', ')}` : '';
    const message = `it holds ${isObject(list) ? 'an object' : 'a value'}${keys}, no list`;
    throw new InvalidBenchmarkError([{ file, message, remedy: 'give a list of objects: [{ "column": value }]' }]);
  }
  for (const [i, row] of list.entries())
    if (isObject(row)) yield { place: i + 1, row };
    else onProblem({ file, row: i + 1, message: 'it is no object', remedy: 'write { "column": value }' });
}
