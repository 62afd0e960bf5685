import { readdir, readFile } from 'node:fs/promises';
import { runFiles, type Session } from './directory-files.ts';
import { jsonLines } from './json-lines.ts';
import { latestRecords } from './latest-records.ts';
import type { Run } from './run.ts';
import { RunFileError } from './run-error.ts';
import type { CompletionRecord, RunDescription, ScoreRecord } from './run-records.ts';
import { scorerFile, type ScorerRecord } from './scorer-record.ts';
import { pickScorer } from './pick-scorer.ts';

/**
 * Opens the directory of a run to read it; a run that is still going on may be read too.
 *
 * @throws RunFileError when it is no run directory, or a file of it cannot be used
 * @example
 * const run = await openRun('out/runs/med-qa');
 * for await (const { instance, status } of run.completions()) console.log(instance, status);
 */
export async function openRun(directory: string): Promise<Run> {
  const files = runFiles(directory);
  const { limit: first, ...description } = await readDescription(files.description);
  let session: Session | undefined;
  for await (const each of jsonLines<Session>(files.sessions)) session = each;
  const scorers = await readScorers(directory);
  return {
    directory,
    description: {
      ...description,
      ...(session && { replicates: session.replicates }),
      ...limited(session ? session.limit : first),
    },
    expected: session?.expected ?? 0,
    scorers,
    completions: () => latestRecords(() => jsonLines<CompletionRecord>(files.completions)),
    scores: (scorer) => {
      const picked = pickScorer(scorers, description.scorers[0]!.name, scorer);
      return latestRecords(() => jsonLines<ScoreRecord>(files.scores(scorerFile(picked))));
    },
  };
}

const limited = (limit: number | undefined): { limit?: number } => (limit === undefined ? {} : { limit });

/** @throws RunFileError when the file is not there or is none of ours */
export async function readDescription(file: string): Promise<RunDescription> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const what =
      cause.code === 'ENOENT' ? 'is missing: this is no run directory, or its making was interrupted' : cause.message;
    throw new RunFileError(what, { file }, { cause });
  });
  try {
    const description = JSON.parse(text) as RunDescription;
    if (description.schema !== 1)
      throw new RunFileError(`has schema ${description.schema}; this version reads schema 1`, { file });
    return description;
  } catch (cause) {
    if (cause instanceof RunFileError) throw cause;
    throw new RunFileError('is not JSON: restore it', { file }, { cause });
  }
}

/** The scorers of a run directory, in the order in which they came to it. */
export async function readScorers(directory: string): Promise<ScorerRecord[]> {
  const files = runFiles(directory);
  const names = await readdir(files.scorers).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found: (ScorerRecord & { sequence: number })[] = [];
  for (const name of names)
    if (name.endsWith('.json'))
      found.push(JSON.parse(await readFile(files.scorer(name.slice(0, -'.json'.length)), 'utf8')));
  return found.sort((a, b) => a.sequence - b.sequence).map(({ name, scale, identity }) => ({ name, scale, identity }));
}
