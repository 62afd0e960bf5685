import { availableParallelism } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface RunArguments {
  only: string | undefined;
  jobs: number;
  cellSeconds: number;
  parameters: Record<string, string>;
}

/** The command line cannot be understood; the message says what to change. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Reads the options that all commands on notebooks share. */
export function runArguments(args: readonly string[]): RunArguments {
  const { values } = parseUsage(args, {
    only: { type: 'string' },
    jobs: { type: 'string', short: 'j' },
    'cell-seconds': { type: 'string' },
    parameter: { type: 'string', short: 'p', multiple: true },
  });
  const parameters: Record<string, string> = {};
  for (const given of values.parameter ?? []) {
    const at = given.indexOf('=');
    if (at < 1) throw new UsageError(`-p takes name=value, got "${given}"`);
    parameters[given.slice(0, at)] = given.slice(at + 1);
  }
  return {
    only: values.only,
    jobs: positive('--jobs', values.jobs, availableParallelism()),
    // Who sets a parameter may have asked for a far bigger job.
    cellSeconds: positive('--cell-seconds', values['cell-seconds'], values.parameter ? 3600 : 120),
    parameters,
  };
}

/** `parseArgs` of Node, strict, with its complaint as a {@link UsageError}. */
export function parseUsage<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  { allowPositionals = false }: { allowPositionals?: boolean } = {},
): ReturnType<typeof parseArgs<{ args: string[]; options: T; strict: true; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: allowPositionals as true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new UsageError(`${name} takes a whole number from 1, got "${text}"`);
  return value;
}
