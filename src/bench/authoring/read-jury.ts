import { readFileSync } from 'node:fs';
import { isObject } from '../datasets/jsonl-rows.ts';
import { cannotRead } from '../datasets/text-pieces.ts';
import type { InvalidBenchmarkError } from '../invalid-benchmark-error.ts';
import type { Problem } from '../problem.ts';
import type { JuryDescription } from './jury-description.ts';
import { unknownNameHint } from '../../stats/unknown-name-hint.ts';

/** The text of a small file, or its problem. */
export function textOf(path: string, problems: Problem[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    problems.push(...(cannotRead(path, error as NodeJS.ErrnoException) satisfies InvalidBenchmarkError).problems);
    return undefined;
  }
}

/** Criteria of a judge prompt's rubric; what is wrong with the prompt goes to `problems`. */
export function readRubric(file: string, prompt: string, problems: Problem[]): JuryDescription['criteria'] {
  const places = ['QUESTION', 'RESPONSE', 'GOLD_RESPONSE'];
  for (const name of ['QUESTION', 'RESPONSE'])
    if (!prompt.includes(`{${name}}`))
      problems.push({
        file,
        key: name,
        message: `{${name}} is missing`,
        remedy: 'write it where the judge should see it',
      });
  for (const [, name] of prompt.matchAll(/\{([A-Z][A-Z_]*)\}/g))
    if (!places.includes(name!))
      problems.push({
        file,
        key: name!,
        message: `{${name}} is no placeholder`,
        remedy: unknownNameHint(name!, places),
      });
  const block = /<rubric_criteria>([\s\S]*?)<\/rubric_criteria>/.exec(prompt);
  if (!block) {
    const remedy = 'add it: {"accuracy": {"score": 0, "explanation": "…"}} between these tags';
    problems.push({ file, message: 'there is no <rubric_criteria> … </rubric_criteria>', remedy });
    return [];
  }
  const row = prompt.slice(0, block.index).split('\n').length;
  try {
    const rubric: unknown = JSON.parse(block[1]!);
    if (!isObject(rubric) || Object.keys(rubric).length === 0 || !Object.values(rubric).every(isObject))
      throw new Error('it is no object of criteria, each an object');
    return Object.entries(rubric).map(([name, keys]) => ({ name, keys: Object.keys(keys as object) }));
  } catch (error) {
    const remedy = 'write JSON in double quotes: {"accuracy": {"score": 0, "explanation": "…"}}';
    problems.push({ file, row, key: 'rubric_criteria', message: `the rubric: ${(error as Error).message}`, remedy });
    return [];
  }
}
