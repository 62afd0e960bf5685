import { writeFile } from 'node:fs/promises';
import { replaceFile } from '../../cells/replace-file.ts';
import type { SavedModel } from './saved-model.ts';

/** Writes a model as one JSON file, which appears under its name once it is whole. */
export async function writeSavedModel(path: string, model: SavedModel): Promise<void> {
  await replaceFile(path, (temporary) => writeFile(temporary, `${JSON.stringify(model, null, 1)}\n`, { flag: 'wx' }));
}
