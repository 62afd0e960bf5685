import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Finished {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end, or to Ctrl-C when its stderr comes to `interruptAt`. */
export function finished(
  command: string,
  args: readonly string[],
  { cwd, env = {}, interruptAt }: { cwd: string; env?: NodeJS.ProcessEnv; interruptAt?: RegExp },
): Promise<Finished> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  if (interruptAt) {
    const watch = (): void => {
      if (!interruptAt.test(text.stderr)) return;
      child.stderr.off('data', watch);
      child.kill('SIGINT');
    };
    child.stderr.on('data', watch);
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...text }));
  });
}

/** The command line of the project in `root`, as a person runs it. */
export const assaybook = (
  root: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; interruptAt?: RegExp } = {},
): Promise<Finished> =>
  finished(process.execPath, [join(root, 'bin', 'assaybook.mjs'), ...args], { cwd: root, ...options });
