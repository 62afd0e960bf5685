import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as zmq from 'zeromq';
import { type ConnectionInfo, decode, encode, type Message, newHeader } from './wire.ts';

/** A kernel ended by itself: its exit code or signal, and the last it wrote. */
export class KernelDiedError extends Error {
  override name = 'KernelDiedError';
}

export interface ExecuteReply {
  status: 'ok' | 'error' | 'aborted';
  execution_count?: number;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

/** A running kernel and the protocol to talk to it: what the notebook runner, the tests and the workbench share. */
export interface KernelClient {
  execute(
    code: string,
    options?: { onMessage?: (message: Message) => void; stopOnError?: boolean },
  ): Promise<ExecuteReply>;
  /** Any request on the shell channel, answered by the content of its reply. */
  request(type: string, content?: Record<string, unknown>): Promise<Record<string, unknown>>;
  interrupt(): Promise<void>;
  /** Asks the kernel to end, and ends it if it does not within 3 s. */
  shutdown(): Promise<void>;
  /** The process at once, without asking. */
  kill(): void;
  /** Rejects with {@link KernelDiedError} when the kernel ends without having been asked to. */
  died: Promise<never>;
  process: ChildProcess;
  /** Where the kernel listens and the key it knows its clients by. */
  connection: ConnectionInfo;
}

const START_LIMIT_MS = 60_000;
const SHUTDOWN_LIMIT_MS = 3000;
const LAST_OUTPUT = 2000;

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * Starts a kernel of this project and waits until it answers.
 *
 * @param root project root
 * @param cwd folder of the notebook: imports in cells are relative to it
 */
export async function startKernel(root: string, cwd: string): Promise<KernelClient> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = (await freePorts(5)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const connection: ConnectionInfo = {
    transport: 'tcp',
    ip: '127.0.0.1',
    ...{ shell_port, iopub_port, stdin_port, control_port, hb_port },
    key: randomUUID(),
    signature_scheme: 'hmac-sha256',
    parent_pid: process.pid,
  };
  const session = randomUUID();
  const folder = join(root, '.cache', 'kernels');
  const file = join(folder, `${session}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(connection), { mode: 0o600 });
  const kernel = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--no-force-async-hooks-checks',
      join(root, 'bin', 'assaybook.mjs'),
      'kernel',
      '--config-path',
      file,
    ],
    { cwd, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let lastOutput = '';
  const wrote = (text: string): void => {
    lastOutput = (lastOutput + text).slice(-LAST_OUTPUT);
  };
  for (const stream of [kernel.stdout, kernel.stderr]) stream.setEncoding('utf8').on('data', wrote);
  let leaving = false;
  const died = new Promise<never>((_, reject) => {
    kernel.once('close', (code, signal) => {
      rmSync(file, { force: true });
      if (leaving) return;
      const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
      const last = lastOutput.trim() === '' ? 'It wrote nothing.' : `Its last output:\n${lastOutput.trim()}`;
      reject(new KernelDiedError(`the kernel ${how} before it was asked to. ${last}`));
    });
  });

  const shell = new zmq.Dealer({ linger: 0 });
  const control = new zmq.Dealer({ linger: 0 });
  const iopub = new zmq.Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  shell.connect(`tcp://127.0.0.1:${shell_port}`);
  control.connect(`tcp://127.0.0.1:${control_port}`);
  iopub.connect(`tcp://127.0.0.1:${iopub_port}`);
  iopub.subscribe();
  const closeSockets = (): void => {
    for (const socket of [shell, control, iopub]) socket.close();
  };
  // Open sockets would keep this process alive after its work is done.
  died.catch(closeSockets);

  interface Pending {
    onMessage: ((message: Message) => void) | undefined;
    reply: PromiseWithResolvers<Record<string, unknown>>;
    idle: PromiseWithResolvers<void>;
  }
  const pending = new Map<string, Pending>();

  async function read(socket: zmq.Dealer | zmq.Subscriber): Promise<void> {
    for await (const frames of socket) {
      const message = decode(connection.key, frames as Buffer[]);
      if (message.header.msg_type === 'stream') wrote(String(message.content.text));
      const request = pending.get((message.parent as { msg_id?: string }).msg_id ?? '');
      if (!request) continue;
      if (socket !== iopub) request.reply.resolve(message.content);
      else if (message.header.msg_type === 'status' && message.content.execution_state === 'idle')
        request.idle.resolve();
      else request.onMessage?.(message);
    }
  }
  for (const socket of [shell, control, iopub]) void read(socket).catch(() => {});

  async function ask(
    socket: zmq.Dealer,
    type: string,
    content: Record<string, unknown>,
    onMessage?: (message: Message) => void,
  ): Promise<Record<string, unknown>> {
    const header = newHeader(type, session);
    const request: Pending = { onMessage, reply: withResolvers(), idle: withResolvers() };
    pending.set(header.msg_id, request);
    try {
      await socket.send(encode(connection.key, { identities: [], header, parent: {}, metadata: {}, content }));
      const reply = await Promise.race([request.reply.promise, died]);
      // Outputs may still be on their way when the reply is here; on the shell channel the idle status comes last.
      if (socket === shell) await Promise.race([request.idle.promise, died]);
      return reply;
    } finally {
      pending.delete(header.msg_id);
    }
  }

  const client: KernelClient = {
    async execute(code, { onMessage, stopOnError = true } = {}) {
      const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
      return (await ask(shell, 'execute_request', { ...content, stop_on_error: stopOnError }, onMessage)) as never;
    },
    request: (type, content = {}) => ask(shell, type, content),
    async interrupt() {
      await ask(control, 'interrupt_request', {});
    },
    async shutdown() {
      leaving = true;
      const ended = new Promise<void>((resolve) => {
        if (kernel.exitCode !== null || kernel.signalCode !== null) resolve();
        else kernel.once('close', () => resolve());
      });
      ask(control, 'shutdown_request', { restart: false }).catch(() => {});
      const limit = setTimeout(() => kernel.kill('SIGKILL'), SHUTDOWN_LIMIT_MS);
      await ended;
      clearTimeout(limit);
      closeSockets();
    },
    kill() {
      leaving = true;
      kernel.kill('SIGKILL');
    },
    died,
    process: kernel,
    connection,
  };

  // A subscription needs a moment to take hold: ask until an idle status comes back on iopub, too.
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const answered = client.request('kernel_info_request').then(() => true);
    const waited = new Promise<false>((resolve) => setTimeout(resolve, 200, false));
    if (await Promise.race([answered, waited, died])) {
      rmSync(file, { force: true });
      return client;
    }
    if (Date.now() > deadline) {
      client.kill();
      closeSockets();
      throw new Error(`the kernel did not answer within ${START_LIMIT_MS / 1000} s. Its last output:\n${lastOutput}`);
    }
  }
}
