import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RunLockedError } from './run-error.ts';

/** Who writes to a run directory. */
interface Holder {
  pid: number;
  host: string;
  /** When the process started, as the system counts; it tells a process from a later one of the same number. */
  started: string | null;
}

export interface RunLock {
  /** The process whose lock was taken over because it is gone. */
  readonly takenOver?: number;
  release(): Promise<void>;
}

/**
 * Makes this process the only one that writes to a run directory. The lock of a process of this machine that is gone is
 * taken over; whether one of another machine is gone cannot be known from here.
 *
 * @throws RunLockedError naming the process that writes
 */
export async function lockRun(directory: string): Promise<RunLock> {
  const path = join(directory, 'run.lock');
  const mine: Holder = { pid: process.pid, host: hostname(), started: await startOf(process.pid) };
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(mine), { flag: 'wx' });
  let takenOver: number | undefined;
  try {
    for (;;) {
      try {
        await link(draft, path); // fails where there is one: no two processes can both succeed
        return { ...(takenOver !== undefined && { takenOver }), release: () => rm(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) continue; // just released
      const holder = holderOf(text);
      if (holder && !(await isGone(holder))) throw locked(directory, holder, path);
      await removeStale(path, text);
      takenOver = holder?.pid ?? 0;
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Nothing for a lock that a power failure left without its content. */
function holderOf(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

/** Two processes may find the same stale lock: the one that is second must not remove the lock of the first. */
async function removeStale(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isGone({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  return started !== null && (await startOf(pid)) !== started;
}

/** Field 22 of /proc/<pid>/stat, which comes after the name in brackets; null where there is no such file. */
async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function locked(directory: string, { pid, host }: Holder, path: string): RunLockedError {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  const how =
    host === hostname()
      ? 'wait for it or end it, or choose another directory'
      : `if it is gone, delete ${path}; else choose another directory`;
  return new RunLockedError(`${directory} is being written by ${where}: ${how}`);
}
