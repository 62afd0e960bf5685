import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finished } from '../commands/assaybook.ts';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';

const preload = join(import.meta.dirname, 'loopback-only.cjs');
const env = { NODE_OPTIONS: `--require ${preload}` };

describe('the preload that allows the loopback only', () => {
  const reach = async (url: string, depth = 0): Promise<string> => {
    const fetching = `fetch(${JSON.stringify(url)}).then((r) => r.text()).then(console.log, (e) => console.log('failed:', e.cause?.message))`;
    const code =
      depth === 0
        ? fetching
        : `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(fetching)}], { stdio: 'inherit' })`;
    return (await finished(process.execPath, ['-e', code], { cwd: import.meta.dirname, env })).stdout;
  };
  it('lets connections to this machine through', async () => {
    const server = createServer((_, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await reach(`http://127.0.0.1:${port}`)).toBe('reached\n');
    expect(await reach(`http://localhost:${port}`)).toBe('reached\n');
    server.close();
  });
  it.each(['http://203.0.113.1/', 'https://registry.npmjs.org/', 'http://[2001:db8::1]/'])(
    'fails one to %s, by name',
    async (url) => expect(await reach(url)).toMatch(/^failed: loopback only: no connection to /),
  );
  it('reaches into child processes', async () =>
    expect(await reach('http://203.0.113.1/', 1)).toBe('failed: loopback only: no connection to 203.0.113.1\n'));
});

/** How to start a command without a network here; loopback stays, the kernel is spoken to over it. */
function isolation(): { title: string; command: string[]; env: NodeJS.ProcessEnv } {
  for (const flags of ['-n', '-rn']) {
    const command = ['unshare', flags, 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
    if (spawnSync(command[0]!, [...command.slice(1), 'true']).status === 0)
      return { title: 'in a network of its own', command, env: {} };
  }
  return { title: 'with every other connection failing', command: [], env };
}

describe('after the install', () => {
  let copy: ProjectCopy;
  beforeAll(async () => {
    copy = await projectCopy();
  });
  afterAll(() => copy?.remove());
  const { title, command, env } = isolation();

  it(`npm run reproduce needs no network (${title})`, async () => {
    const [program, ...args] = [...command, 'npm', 'run', 'reproduce'];
    const { code, stdout, stderr } = await finished(program!, args, { cwd: copy.root, env });
    expect(stderr).not.toContain('loopback only');
    expect(stderr).toMatch(/(\d+) of \1 notebooks passed/);
    expect(stdout).not.toMatch(/^✗/m);
    expect(code).toBe(0);
  });
});
