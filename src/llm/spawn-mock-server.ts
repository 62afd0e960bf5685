import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MockServerOptions, MockServerStats } from './mock-server.js';

/** A mock server in a process of its own, so that it takes no time from the client that is measured. */
export interface SpawnedMockServer {
  /** Base URL for clients. */
  url: string;
  stats(): Promise<MockServerStats>;
  /** Counts anew. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a mock server in a process of its own; it ends with ours at the latest.
 *
 * @example
 * const server = await spawnMockServer({ latency: 50 });
 * const model = openaiModel('mock/served', { baseURL: server.url });
 * (await server.stats()).peakInFlight; // 0
 */
export async function spawnMockServer(options: MockServerOptions = {}): Promise<SpawnedMockServer> {
  const program = fileURLToPath(new URL('./mock-server.js', import.meta.url));
  const child = fork(program, [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const [{ url }] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the mock server ended with code ${String(code)} before it listened`);
    }),
  ])) as [{ url: string }];
  const origin = new URL(url).origin;
  return {
    url,
    stats: async () => (await (await fetch(`${origin}/stats`)).json()) as MockServerStats,
    reset: async () => {
      await (await fetch(`${origin}/reset`, { method: 'POST' })).text();
    },
    close: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
