import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';
import { createEvaluator } from './evaluator.ts';
import { createInterruptible } from './interruptible.ts';
import { serve } from './serve.ts';
import type { ConnectionInfo } from './wire.ts';

/**
 * Runs the kernel that Jupyter, the workbench and the notebook runner talk to, until it is asked to shut down.
 *
 * @param connectionFile the file in which Jupyter says where to listen
 */
export async function runKernel(connectionFile: string): Promise<void> {
  const root = projectRoot();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const connection = JSON.parse(readFileSync(connectionFile, 'utf8')) as ConnectionInfo;
  // What a cell leaves running must not take the kernel down with it; Jupyter shows it under the current cell.
  process.on('uncaughtException', (error) => console.error('Uncaught after the cell had ended:', error));
  process.on('unhandledRejection', (reason) => console.error('Unhandled rejection:', reason));
  // Ctrl-C in the terminal of a front end reaches its kernels too; they end when it asks them to.
  process.on('SIGINT', () => {});
  const interruptible = createInterruptible();
  await serve(await createEvaluator(root, process.cwd(), interruptible), connection, { version, interruptible });
  // Timers and sockets that cells left open must not keep a kernel alive that was asked to end.
  process.exit(0);
}
