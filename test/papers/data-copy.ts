import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project.ts';

/** A copy of the data folder that goes when the test ends, with a way to alter its files. */
export function dataCopy() {
  const dir = mkdtempSync(join(tmpdir(), 'assaybook-data-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  cpSync(join(projectRoot(), 'data'), dir, { recursive: true });
  /** Replaces the first `from`, which must be there, or rewrites the whole text. */
  const alter = (file: string, from: string | ((text: string) => string), to = '') => {
    const path = join(dir, file);
    const text = readFileSync(path, 'utf8');
    if (typeof from === 'string' && !text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, typeof from === 'string' ? text.replace(from, () => to) : from(text));
  };
  return { dir, medhelm: join(dir, 'medhelm'), alter };
}
