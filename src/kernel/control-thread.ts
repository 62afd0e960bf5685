import { randomUUID } from 'node:crypto';
import { Session } from 'node:inspector';
import { parentPort, workerData } from 'node:worker_threads';
import * as zmq from 'zeromq';
import { endCells, isAnswered } from './interruptible.ts';
import { type ConnectionInfo, decode, encode, type Message, newHeader } from './wire.ts';

/**
 * The kernel's second thread: it answers interrupts, shutdown and heartbeats while a cell keeps the first thread busy.
 *
 * A cell that waits is interrupted by a word to the first thread. A cell that computes does not listen, so when the word
 * is not answered in time, the running JavaScript is ended through the inspector; variables stay as they are.
 */
export interface ControlData {
  connection: ConnectionInfo;
  kernelInfo: Record<string, unknown>;
  /** See `interruptible.ts`. */
  interruptible: Int32Array;
  /** Becomes 1 when this thread has let go of its sockets. */
  closed: Int32Array;
}

export type ToMain = { type: 'interrupt'; number: number } | { type: 'shutdown' };
export type FromMain = { type: 'close' };

/** How often the kernel looks whether the process that started it is still there. */
const PARENT_CHECK_MS = 1000;

/** How long a kernel that was asked to end has before it is ended. */
const SHUTDOWN_MS = 500;

/** How long the first thread has to answer before it counts as busy. */
const ANSWER_MS = 200;

const { connection, kernelInfo, interruptible, closed } = workerData as ControlData;
const session = randomUUID();
const control = new zmq.Router({ linger: 500 });
const heartbeat = new zmq.Reply({ linger: 0 });
let interrupts = 0;

parentPort!.on('message', (message: FromMain) => {
  if (message.type === 'close') close();
});

/** Says it again until it is answered: an ending that lands where it is said takes the word along. */
function interrupt(): void {
  const number = ++interrupts;
  const say = (): void => {
    post({ type: 'interrupt', number });
    setTimeout(() => {
      if (isAnswered(interruptible, number)) return;
      endCells(interruptible, number, terminate);
      say();
    }, ANSWER_MS);
  };
  say();
}

function terminate(done: () => void): void {
  const inspector = new Session();
  inspector.connectToMainThread();
  inspector.post('Runtime.terminateExecution', () => {
    done();
    inspector.disconnect();
  });
}

/** Shutdown must work on a kernel that never comes back to its event loop, too. */
function shutdown(): void {
  post({ type: 'shutdown' });
  setTimeout(end, SHUTDOWN_MS).unref();
}

const end = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const post = (message: ToMain): void => parentPort!.postMessage(message);

function close(): void {
  control.close();
  heartbeat.close();
  parentPort!.close();
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
}

const answers: Record<string, (message: Message) => Record<string, unknown>> = {
  kernel_info_request: () => kernelInfo,
  interrupt_request: () => {
    interrupt();
    return { status: 'ok' };
  },
  shutdown_request: ({ content }) => ({ status: 'ok', restart: content.restart === true }),
};

async function serveControl(): Promise<void> {
  for await (const frames of control) {
    try {
      const request = decode(connection.key, frames as Buffer[]);
      const type = request.header.msg_type;
      const content = answers[type]?.(request);
      if (!content) continue;
      await control.send(
        encode(connection.key, {
          identities: request.identities,
          header: newHeader(type.replace(/_request$/, '_reply'), session),
          parent: request.header,
          metadata: {},
          content,
        }),
      );
      if (type === 'shutdown_request') shutdown();
    } catch (error) {
      console.error(`control: ${(error as Error).message}`);
    }
  }
}

async function serveHeartbeat(): Promise<void> {
  for await (const frames of heartbeat) await heartbeat.send(frames);
}

// A runner that was killed cannot end its kernels; orphans belong to another process from then on.
if (connection.parent_pid !== undefined) {
  setInterval(() => process.ppid !== connection.parent_pid && end(), PARENT_CHECK_MS).unref();
}
await control.bind(`tcp://${connection.ip}:${connection.control_port}`);
await heartbeat.bind(`tcp://${connection.ip}:${connection.hb_port}`);
parentPort!.postMessage({ type: 'ready' });
await Promise.all([serveControl(), serveHeartbeat()]);
