import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SpawnedMockServer, spawnMockServer } from '../../llm/spawn-mock-server.ts';
import { quantile } from '../../stats/quantile.ts';
import type { BenchRow } from './bench-row.ts';
import { ownProcess } from './own-process.ts';
import type { ClientSpeed, RunnerClient } from './runner-clients.ts';
import type { CacheSpeed } from './warm-cache.ts';

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
const rounds = 3;

/**
 * Requests per second of the runner (records and scores written to disk, no cache, no judge) against a bare loop over
 * the openai SDK on the same lean fetch, at 64 and 256 in flight. The mock server and each client have a process of their
 * own; clients take turns, and the median of three rounds counts. `runner-cpu-us` is the CPU of our process per request, at
 * 64. `warm-cache` is a run that asks nothing.
 */
export async function benchRunner([n = 20_000]: readonly number[] = []): Promise<BenchRow[]> {
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
    return [row(64, at64), row(256, at256), cpu, await warmCache(server, 5 * n)];
  } finally {
    await server.close();
  }
}

/**
 * Instances per second of a run whose answers are all in the cache, records and scores written to disk, against reading
 * and parsing the lines of that cache and nothing else. It fails when a request reaches the server.
 */
async function warmCache(server: SpawnedMockServer, n: number): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'assaybook-bench-'));
  try {
    await ownProcess('warm-cache', 'fillCache', [server.url, folder, n]);
    const before = (await server.stats()).requests;
    const { ours, plain } = await ownProcess<CacheSpeed>('warm-cache', 'cacheSpeed', [server.url, folder, n]);
    const asked = (await server.stats()).requests - before;
    if (asked > 0) throw new Error(`${asked} requests reached the server, though all ${n} answers are in the cache`);
    return {
      ...{ id: 'warm-cache', n, ours, peer: plain, ratio: ours / plain, unit: 'instances/s' },
      ...{ peerName: 'lines of the cache read and parsed', better: 'higher' },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measured(url: string, concurrency: number, n: number): Promise<Record<RunnerClient, ClientSpeed>> {
  const speeds: Record<RunnerClient, ClientSpeed[]> = { ours: [], sdk: [], http: [] };
  for (let round = 0; round < rounds; round++)
    for (const client of ['ours', 'sdk', 'http'] as const) {
      const ask = [client, url, concurrency, Math.ceil(n / rounds)];
      speeds[client].push(await ownProcess<ClientSpeed>('runner-clients', 'clientSpeed', ask));
    }
  const median = (client: RunnerClient): ClientSpeed => ({
    perSecond: quantile(
      speeds[client].map(({ perSecond }) => perSecond),
      0.5,
    ),
    cpu: quantile(
      speeds[client].map(({ cpu }) => cpu),
      0.5,
    ),
  });
  return { ours: median('ours'), sdk: median('sdk'), http: median('http') };
}
