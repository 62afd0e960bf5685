import { HelmFileError } from './helm-file-error.ts';
import { jsonItems } from './json-items.ts';

/** A statistic as HELM writes it: of one instance, or of a whole run. */
export interface HelmStat {
  metric: string;
  split: string | null;
  /** Name of the perturbation of the instance, for runs that perturb; null for the instance as it is. */
  perturbation: string | null;
  /** What HELM computed on the perturbed and the original instance together (`worst`, `original`); null otherwise. */
  computedOn: string | null;
  /** The mean; null where HELM had nothing to average, or NaN. */
  value: number | null;
}

/**
 * The statistics in a `stats.json`, means over the instances of a run.
 *
 * @throws HelmFileError naming the key that is missing or of the wrong kind
 */
export const readStats = (file: string): HelmStat[] =>
  Array.from(jsonItems(file), ({ item, index }) => statOf(item, { file, key: `[${index}]` }));

/** Checks one statistic. */
export function statOf(stat: unknown, { file, key }: { file: string; key: string }): HelmStat {
  const { name, mean } = (stat ?? {}) as { name?: Record<string, unknown>; mean?: unknown };
  if (typeof name?.name !== 'string') throw new HelmFileError('is missing', { file, key: `${key}.name.name` });
  if (mean !== undefined && mean !== null && typeof mean !== 'number')
    throw new HelmFileError(`must be a number, is ${JSON.stringify(mean)}`, { file, key: `${key}.mean` });
  const perturbation = name.perturbation as Record<string, unknown> | undefined;
  return {
    metric: name.name,
    split: textOr(name.split),
    perturbation: textOr(perturbation?.name),
    computedOn: perturbation ? textOr(perturbation.computed_on) : null,
    value: mean ?? null,
  };
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);
