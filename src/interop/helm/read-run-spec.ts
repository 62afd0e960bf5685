import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HelmFileError } from './helm-file-error.ts';
import { parsePythonJson } from './parse-python-json.ts';

/** What a run was: the part of `run_spec.json` that is used here. */
export interface HelmRunSpec {
  /** `aci_bench:model=openai_gpt-4o-2024-05-13`; HELM names the folder by it. */
  name: string;
  /** The name before the colon: what HELM calls the scenario, `aci_bench`. */
  benchmark: string;
  /** `openai/gpt-4o-2024-05-13` */
  model: string;
  /** The arguments of the scenario that tell runs of one benchmark apart: `condition=ptsd`; empty for most. */
  variant: string;
  groups: string[];
}

const schema = z.object({
  name: z.string().min(1),
  scenario_spec: z.object({ args: z.record(z.string(), z.unknown()).default({}) }).default({ args: {} }),
  adapter_spec: z.object({ model: z.string().min(1) }),
  groups: z.array(z.string()).default([]),
});

/**
 * Reads a `run_spec.json`. Runs of several models with the same `benchmark` and `variant` saw the same instances: the
 * variant is made of the scenario's arguments, without paths, and not of the run's name, to which HELM adds what
 * differs by model (the most tokens of a completion, say).
 *
 * @throws HelmFileError naming each key that is missing or of the wrong kind
 */
export function readRunSpec(file: string): HelmRunSpec {
  let raw: unknown;
  try {
    raw = parsePythonJson(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new HelmFileError(`is no valid JSON: ${(cause as Error).message}`, { file }, { cause });
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new HelmFileError(message, { file, key: path.join('.') });
  }
  const { name, scenario_spec, adapter_spec, groups } = parsed.data;
  const variant = Object.entries(scenario_spec.args)
    .filter(([key]) => !/(^|_)(path|dir|file)$/.test(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .sort()
    .join(',');
  return { name, benchmark: name.split(':')[0]!, model: adapter_spec.model, variant, groups };
}
