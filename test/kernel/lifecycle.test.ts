import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as zmq from 'zeromq';
import { KernelDiedError, startKernel } from '../../src/kernel/kernel-client.ts';
import { compiledSource } from '../../src/kernel/compile.js';
import { decode, encode, newHeader } from '../../src/kernel/wire.ts';
import { type ProjectCopy, projectCopy, smallProjectCopy } from './project-copy.ts';
import { runCell } from './run-cell.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy?.remove());

const start = () => startKernel(copy.root, join(copy.root, 'notebooks'));
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('a kernel that ends by itself', () => {
  it('is reported with its exit code and the last it wrote', async () => {
    const kernel = await start();
    await runCell(kernel, "console.log('all was well')");
    const death = runCell(kernel, "console.log('about to leave'); process.exit(3)");
    await expect(death).rejects.toThrow(KernelDiedError);
    await expect(death).rejects.toThrow(/exit code 3 before it was asked to[^]*all was well\nabout to leave$/);
    await expect(kernel.died).rejects.toThrow(KernelDiedError);
    await kernel.shutdown();
  });
  it('is reported with the signal that ended it', async () => {
    const kernel = await start();
    await expect(kernel.execute("process.kill(process.pid, 'SIGKILL')")).rejects.toThrow(/was ended by SIGKILL/);
  });
  it('that runs out of memory is reported with what V8 said', async () => {
    const { NODE_OPTIONS } = process.env;
    process.env.NODE_OPTIONS = '--max-old-space-size=350';
    const kernel = await start();
    if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = NODE_OPTIONS;
    const code =
      'const hoard: object[] = [];\nfor (let i = 0; ; i++) hoard.push(Array.from({ length: 10_000 }, () => ({ i })));';
    await expect(kernel.execute(code)).rejects.toThrow(/heap out of memory/);
  });
  it('before it answered is reported, not waited for', async () => {
    const broken = await smallProjectCopy({
      'src/kernel/run-kernel.ts':
        'export async function runKernel(_: string): Promise<void> {\n  throw new Error("will not start");\n}\n',
    });
    await expect(startKernel(broken.root, broken.root)).rejects.toThrow(/will not start/);
    broken.remove();
  });
});

describe('shutdown', () => {
  it.each([
    ['while a cell computes', 'while (true) {}'],
    ['while a cell waits', 'await new Promise(() => {})'],
    [
      'with timers and servers left open',
      "import { createServer } from 'node:http';\ncreateServer().listen(0); setInterval(() => {}, 10); 1",
    ],
  ])('ends a kernel %s, without having to be killed for it', async (_, code) => {
    const kernel = await start();
    void kernel.execute(code).catch(() => {});
    await wait(300);
    const from = performance.now();
    await kernel.shutdown();
    expect(performance.now() - from).toBeLessThan(2500);
    expect(isAlive(kernel.process.pid!)).toBe(false);
  });
  it('for a restart is answered as such, and ends the kernel with exit code 0', async () => {
    const kernel = await start();
    const { ip, control_port, key } = kernel.connection;
    const socket = new zmq.Dealer({ linger: 0, receiveTimeout: 5000 });
    socket.connect(`tcp://${ip}:${control_port}`);
    const header = newHeader('shutdown_request', 'restarting');
    await socket.send(encode(key, { identities: [], header, parent: {}, metadata: {}, content: { restart: true } }));
    const answer = decode(key, (await socket.receive()) as Buffer[]);
    expect(answer.header.msg_type).toBe('shutdown_reply');
    expect(answer.content).toEqual({ status: 'ok', restart: true });
    socket.close();
    await expect(kernel.died).rejects.toThrow(/ended with exit code 0/);
  });
});

describe('a runner that is killed', () => {
  it('leaves no kernel and no file behind', async () => {
    const build = await compiledSource(copy.root);
    const script = `
import { startKernel } from ${JSON.stringify(join(build, 'kernel/kernel-client.js'))};
const kernel = await startKernel(${JSON.stringify(copy.root)}, ${JSON.stringify(copy.root)});
console.log(kernel.process.pid);
void kernel.execute('while (true) {}');`;
    const runner = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: copy.root });
    const pid = Number(await new Promise((resolve) => runner.stdout.once('data', resolve)));
    expect(isAlive(pid)).toBe(true);
    await wait(200);
    runner.kill('SIGKILL');
    for (let waited = 0; isAlive(pid) && waited < 4000; waited += 100) await wait(100);
    expect(isAlive(pid)).toBe(false);
    const folder = join(copy.root, '.cache/kernels');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});
