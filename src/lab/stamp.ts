import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, projectRoot } from '../project.ts';

/**
 * What a result rests on, in one line: the version of this project, the pinned versions of what computes and draws, and
 * a hash of the data. The same input gives the same line on every machine.
 *
 * @param folder folder below `data` that the notebook reads
 * @example stamp('medhelm')   // 'assaybook 0.1.0 · tslab 1.0.22 · … · data/medhelm sha256 5b1f…'
 */
export function stamp(folder: string): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const packages = ['tslab', 'typescript', 'arquero', 'plotly.js'].map((name) => `${name} ${dependencies[name]}`);
  const hash = createHash('sha256');
  const dir = join(dataDir(), folder);
  for (const file of readdirSync(dir).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(dir, file)))
      .update('\0');
  }
  return [`assaybook ${version}`, ...packages, `data/${folder} sha256 ${hash.digest('hex').slice(0, 16)}`].join(' · ');
}
