import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../project.ts';

/**
 * Calls a function of a neighbouring module in a process of its own, so that nothing that ran before weighs on it.
 *
 * @param values plain JSON, as what it gives
 */
export async function ownProcess<Result>(module: string, name: string, values: readonly unknown[]): Promise<Result> {
  const address = new URL(import.meta.url.replace(/own-process(\.\w+)$/, `${module}$1`));
  const code = `
    const { ${name} } = await import(${JSON.stringify(address.href)});
    console.log(JSON.stringify((await ${name}(...${JSON.stringify(values)})) ?? null));
    process.exit(0); // open connections`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, failed, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`${name}(${values.join(', ')}) did not finish:\n${failed}`);
  return JSON.parse(said) as Result;
}
