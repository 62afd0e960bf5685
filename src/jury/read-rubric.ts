import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { defineRubric, type Rubric, type RubricInput } from './rubric.ts';
import { RubricError } from './rubric-error.ts';
import { type HelmPromptOptions, rubricFromHelmPrompt } from './rubric-from-helm-prompt.ts';

/**
 * Reads a rubric: a YAML or JSON file with the keys of {@link RubricInput}, or a judge prompt of HELM's as `.txt`, for
 * which `scale` says what its words say.
 *
 * @throws RubricError naming the file, and line or key
 */
export async function readRubric(path: string, options: Pick<HelmPromptOptions, 'scale'> = {}): Promise<Rubric> {
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  try {
    if (extname(path) === '.txt') return rubricFromHelmPrompt(text, { id: path, ...options });
    const { parse } = await import('yaml');
    return defineRubric(parse(text) as RubricInput);
  } catch (cause) {
    throw new RubricError(`${path}: ${(cause as Error).message}`, { cause });
  }
}
