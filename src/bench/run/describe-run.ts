import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '../../llm/model.ts';
import { projectRoot } from '../../project.ts';
import type { Benchmark } from '../benchmark.ts';
import type { RunDescription } from './run-records.ts';
import { scorerRecord } from './scorer-record.ts';

/**
 * What a run is, before anything is asked.
 *
 * @throws RangeError for two scorers of one name
 */
export function describeRun<Row>(
  { id, name, description, taxonomy, access, synthetic, split, parameters, scorers, ...benchmark }: Benchmark<Row>,
  model: Model,
  { limit, replicates = benchmark.replicates }: { limit?: number; replicates?: number },
): RunDescription {
  const names = scorers.map((scorer) => scorer.name);
  const twice = names.find((scorer, k) => names.indexOf(scorer) !== k);
  if (twice !== undefined) throw new RangeError(`${id}: two scorers are called ${twice}; give each a name of its own`);
  return {
    schema: 1,
    benchmark: { id, name, description, ...(taxonomy && { taxonomy }), ...(access && { access }), synthetic, split },
    model: { name: model.name, simulated: model.simulated, identity: { ...model.identity } },
    parameters,
    replicates,
    ...(limit !== undefined && { limit }),
    scorers: scorers.map(scorerRecord),
    versions: versions(),
  };
}

function versions(): Record<string, string> {
  const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return { assaybook: version, node: process.versions.node };
}
