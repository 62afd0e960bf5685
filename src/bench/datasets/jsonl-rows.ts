import type { OnProblem, PlacedRow } from './dataset-row.ts';
import { textPieces } from './text-pieces.ts';

/** Rows of a JSONL file, one object a line, as they come. Blank lines are skipped. */
export async function* jsonlRows(file: string, onProblem: OnProblem, signal?: AbortSignal): AsyncGenerator<PlacedRow> {
  let place = 0;
  for await (const { line, ended } of lines(file, signal)) {
    place++;
    if (line.trim() === '') continue;
    try {
      const row: unknown = JSON.parse(line);
      if (isObject(row)) yield { place, row };
      else
        onProblem({ file, row: place, message: 'it is no object', remedy: 'write { "column": value } on each line' });
    } catch (error) {
      const message = ended ? `it is no JSON (${(error as Error).message})` : 'the last line is cut short';
      onProblem({ file, row: place, message, remedy: ended ? 'one JSON object a line' : 'copy the file again' });
    }
  }
}

/** True for what JSON writes in braces. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function* lines(file: string, signal?: AbortSignal): AsyncGenerator<{ line: string; ended: boolean }> {
  let kept = '';
  for await (const piece of textPieces(file, signal)) {
    const parts = (kept + piece).split('\n');
    kept = parts.pop()!;
    for (const line of parts) yield { line, ended: true };
  }
  if (kept !== '') yield { line: kept, ended: false };
}
