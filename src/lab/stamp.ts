import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backendsUsed } from '../learners/neural/backend.ts';
import { dataDir, projectRoot } from '../project.ts';

/**
 * What a result rests on, in one line: the version of this project, the pinned versions of what computes and draws, and
 * a hash of the data. Where networks were trained, also on which backend and why it was chosen. The same input gives the
 * same line on every machine that chooses the same backend for the same reason.
 *
 * @param folder folder below `data` that the notebook reads; none for one that reads no data
 * @example stamp('medhelm')   // 'assaybook 0.1.0 · tslab 1.0.22 · … · data/medhelm sha256 5b1f…'
 */
export function stamp(folder?: string): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
  };
  const packages = ['tslab', 'typescript', 'arquero', 'plotly.js'].map((name) => `${name} ${dependencies[name]}`);
  const networks = backendsUsed().map(({ name, why }) => {
    const engine = name === 'plain' ? '' : `TensorFlow.js ${dependencies['@tensorflow/tfjs']}; `;
    return `neural on ${name} (${engine}${why})`;
  });
  const data = folder === undefined ? [] : [`data/${folder} sha256 ${hashOf(join(dataDir(), folder))}`];
  return [`assaybook ${version}`, ...packages, ...networks, ...data].join(' · ');
}

/** The first 16 digits of a hash over names and contents of the files of a folder. */
function hashOf(dir: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(dir).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(dir, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
