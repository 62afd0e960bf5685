import { mkdir, readdir, stat } from 'node:fs/promises';
import { checkDescription } from './check-description.ts';
import { runFiles, type Session } from './directory-files.ts';
import { lockRun, type RunLock } from './run-lock.ts';
import { openRun, readDescription, readScorers } from './open-run.ts';
import { RunFileError } from './run-error.ts';
import type { RunDescription } from './run-records.ts';
import type { RunStore } from './run-store.ts';
import { scorerFile, type ScorerRecord } from './scorer-record.ts';
import { openSyncedLogs, type SyncedLogs } from './synced-logs.ts';
import { openLogFile, type OpenLog } from './log-file.ts';
import { writeOnce } from './write-once.ts';

export interface DirectoryStoreOptions {
  open?: OpenLog | undefined;
  onFailure?: (error: Error) => void;
  /** Only score: what a run of another limit or other parameters answered stays as it is. */
  rescoring?: boolean;
}

/**
 * Opens the directory of a run to write to it, making it where there is none.
 *
 * @throws RunLockedError when another process writes to it, RunChangedError when it is of another run
 */
export async function directoryStore(
  directory: string,
  description: RunDescription,
  { open, onFailure, rescoring = false }: DirectoryStoreOptions,
): Promise<RunStore> {
  const files = runFiles(directory);
  await mkdir(files.scorers, { recursive: true });
  const lock = await lockRun(directory);
  let logs: SyncedLogs;
  try {
    await describe(directory, description, rescoring);
    await describeScorers(directory, description.scorers);
    logs = await openSyncedLogs(
      [files.completions, ...description.scorers.map((scorer) => files.scores(scorerFile(scorer)))],
      { open, ...(onFailure && { onFailure }) },
    );
  } catch (error) {
    await lock.release();
    throw error;
  }
  const run = await openRun(directory);
  return {
    run,
    async begin(expected) {
      await noteSession(files.sessions, description, expected);
      run.expected = expected;
    },
    notes: [...takenOver(lock), ...mended(logs)],
    resumed: (await stat(files.completions)).size > 0,
    addCompletion: (record) =>
      logs.append(0, `${JSON.stringify(record)}\n`, record.status === 'failed' || record.completion.attempts > 0),
    addScore: (scorer, record, paid) => logs.append(scorer + 1, `${JSON.stringify(record)}\n`, paid),
    room: () => logs.room(),
    async close() {
      try {
        await logs.close();
      } finally {
        await lock.release();
      }
    },
  };
}

/** Writes `run.json`, or compares it with what it would be. */
async function describe(directory: string, description: RunDescription, rescoring: boolean): Promise<void> {
  const file = runFiles(directory).description;
  const known = await readDescription(file).catch((error: unknown) => {
    if (error instanceof RunFileError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return;
    throw error;
  });
  if (known) {
    const { replicates, limit } = await openRun(directory).then((run) => run.description);
    const { limit: _, ...bare } = known;
    return checkDescription(
      { ...bare, replicates, ...(limit !== undefined && { limit }) },
      description,
      directory,
      rescoring,
    );
  }
  const strange = (await readdir(directory)).find((name) => /\.jsonl$/.test(name));
  if (strange !== undefined)
    throw new RunFileError(`is there, but no run.json beside it: restore that, or choose another directory`, {
      file: `${directory}/${strange}`,
    });
  await writeOnce(file, description);
}

/** Describes scorers that are new to the directory. */
async function describeScorers(directory: string, scorers: readonly ScorerRecord[]): Promise<void> {
  const known = await readScorers(directory);
  const names = known.map(scorerFile);
  let sequence = known.length;
  for (const scorer of scorers) {
    const name = scorerFile(scorer);
    if (!names.includes(name)) await writeOnce(runFiles(directory).scorer(name), { sequence: sequence++, ...scorer });
  }
}

async function noteSession(file: string, description: RunDescription, expected: number): Promise<void> {
  const { replicates, limit, versions } = description;
  const session: Session = {
    started: new Date().toISOString(),
    expected,
    replicates,
    ...(limit !== undefined && { limit }),
    versions,
  };
  const log = await openLogFile(file);
  await log.append(`${JSON.stringify(session)}\n`);
  await log.sync();
  await log.close();
}

const takenOver = ({ takenOver: pid }: RunLock): string[] =>
  pid === undefined
    ? []
    : [
        `took over the lock of process ${pid}, which has ended without releasing it: it was killed, or the machine stopped`,
      ];

const mended = ({ cut }: SyncedLogs): string[] =>
  [...cut].map(([path, bytes]) => `cut ${bytes} bytes of a torn last line off ${path}: that record was not yet whole`);
