import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../project.ts';
import { spawnMockServer } from '../../llm/spawn-mock-server.ts';
import type { BenchRow } from './bench-row.ts';
import type { ClientSpeed, RunnerClient } from './runner-clients.ts';

export interface RunnerRow extends BenchRow {
  /** Requests per second of a bare node:http loop in the same run. */
  floor: number;
  /** CPU per request of the client's process, in microseconds: ours, and the peer's. */
  cpu: number;
  peerCpu: number;
  /** True when node:http reached less than 1,000 requests per second at 64: the machine was too busy to tell. */
  invalid: boolean;
}

const latency = 50;
const rounds = 2;

/**
 * Requests per second of the runner (records and scores written to disk, no cache, no judge) against a bare loop over
 * the openai SDK on the same lean fetch, at 64 and 256 in flight. The mock server and each client have a process of their
 * own; clients take turns, and the better of two rounds counts. `runner-cpu-us` is the CPU of our process per request, at
 * 64.
 */
export async function benchRunner([n = 20_000]: readonly number[] = []): Promise<RunnerRow[]> {
  const server = await spawnMockServer({ latency });
  try {
    const [at64, at256] = [await measured(server.url, 64, n), await measured(server.url, 256, n)];
    const invalid = at64.http.perSecond < 1000;
    const row = (concurrency: number, { ours, sdk, http }: typeof at64): RunnerRow => ({
      id: `runner-${concurrency}`,
      n,
      ours: ours.perSecond,
      peer: sdk.perSecond,
      ratio: ours.perSecond / sdk.perSecond,
      unit: 'requests/s',
      peerName: `bare openai SDK loop, lean fetch (node:http ${http.perSecond.toFixed(0)}/s${invalid ? ', invalid' : ''})`,
      better: 'higher',
      floor: http.perSecond,
      cpu: ours.cpu,
      peerCpu: sdk.cpu,
      invalid,
    });
    const cpu: RunnerRow = {
      ...row(64, at64),
      id: 'runner-cpu-us',
      ours: at64.ours.cpu,
      peer: at64.sdk.cpu,
      ratio: at64.ours.cpu / at64.sdk.cpu,
      unit: 'us CPU a request',
      better: 'lower',
    };
    return [row(64, at64), row(256, at256), cpu];
  } finally {
    await server.close();
  }
}

async function measured(url: string, concurrency: number, n: number): Promise<Record<RunnerClient, ClientSpeed>> {
  const best: Partial<Record<RunnerClient, ClientSpeed>> = {};
  for (let round = 0; round < rounds; round++)
    for (const client of ['ours', 'sdk', 'http'] as const) {
      const speed = await ownProcess(client, url, concurrency, Math.ceil(n / rounds));
      const known = best[client];
      best[client] = {
        perSecond: Math.max(speed.perSecond, known?.perSecond ?? 0),
        cpu: Math.min(speed.cpu, known?.cpu ?? Infinity),
      };
    }
  return best as Record<RunnerClient, ClientSpeed>;
}

async function ownProcess(client: RunnerClient, url: string, concurrency: number, n: number): Promise<ClientSpeed> {
  const module = new URL(import.meta.url.replace(/runner(\.\w+)$/, 'runner-clients$1'));
  const code = `
    const { clientSpeed } = await import(${JSON.stringify(module.href)});
    console.log(JSON.stringify(await clientSpeed('${client}', ${JSON.stringify(url)}, ${concurrency}, ${n})));
    process.exit(0); // open connections`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, failed, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (status !== 0) throw new Error(`the client ${client} did not finish:\n${failed}`);
  return JSON.parse(said) as ClientSpeed;
}
