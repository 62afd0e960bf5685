import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as zmq from 'zeromq';
import type { ControlData, FromMain, ToMain } from './control-thread.ts';
import type { Evaluator, Outcome } from './evaluator.ts';
import { answerInterrupt, enterCells, leaveCells } from './interruptible.ts';
import type { MimeBundle } from './mime-bundle.ts';
import { setNotebookOutput } from './notebook-output.ts';
import { publishQueue } from './publish-queue.ts';
import { captureStreams } from './stream-capture.ts';
import { type ConnectionInfo, decode, encode, type Header, type Message, newHeader, PROTOCOL_VERSION } from './wire.ts';

/** Requests that were queued behind a failing cell are given this long to arrive before they are answered `aborted`. */
const ABORT_GATHER_MS = 10;

/** How long the control thread has to close its sockets. */
const CLOSE_LIMIT_MS = 500;

/**
 * Serves an evaluator to Jupyter front ends: shell and iopub on this thread, control and heartbeat on another
 * (`control-thread.ts`), so that a busy cell can be interrupted.
 *
 * @param options.interruptible shared flag of `createEvaluator`
 * @returns a promise that settles when the kernel was asked to shut down
 */
export async function serve(
  evaluator: Evaluator,
  connection: ConnectionInfo,
  { version, interruptible }: { version: string; interruptible: Int32Array },
): Promise<void> {
  const session = randomUUID();
  const address = (port: number): string => `tcp://${connection.ip}:${port}`;
  const shell = new zmq.Router({ linger: 500 });
  const iopub = new zmq.Publisher({ linger: 500, sendHighWaterMark: 0 });
  const stdin = new zmq.Router({ linger: 0 });
  await Promise.all([
    shell.bind(address(connection.shell_port)),
    iopub.bind(address(connection.iopub_port)),
    stdin.bind(address(connection.stdin_port)),
  ]);
  const kernelInfo = {
    status: 'ok',
    protocol_version: PROTOCOL_VERSION,
    implementation: 'assaybook',
    implementation_version: version,
    banner: `Assaybook ${version}: TypeScript on Node ${process.version}`,
    language_info: {
      name: 'typescript',
      version: '5.9',
      mimetype: 'text/typescript',
      file_extension: '.ts',
      codemirror_mode: { name: 'javascript', typescript: true },
    },
    help_links: [],
  };
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ControlData = { connection, kernelInfo, interruptible, closed };
  const control = new Worker(new URL('./control-thread.js', import.meta.url), { workerData });
  const tell = (message: FromMain): void => control.postMessage(message);
  await new Promise((ready, failed) => {
    control.once('message', ready);
    control.once('error', failed);
  });
  // A process that exits while the other thread still holds sockets is aborted by ZeroMQ's binding; a cell that calls
  // process.exit must end with its own exit code.
  process.once('exit', () => {
    tell({ type: 'close' });
    Atomics.wait(closed, 0, 0, CLOSE_LIMIT_MS);
  });

  const send = publishQueue(iopub);
  let parent: Header | Record<string, never> = {};
  let executionCount = 0;
  /** Requests that stood behind a failing cell when it failed; what comes later runs. */
  const aborted = new WeakSet<Message>();
  const queue: Message[] = [];

  function publish(type: string, content: Record<string, unknown>, to = parent): void {
    const message = { identities: [], header: newHeader(type, session), parent: to, metadata: {}, content };
    send(encode(connection.key, { ...message, identities: [Buffer.from(type)] }));
  }
  const streams = captureStreams((name, text) => publish('stream', { name, text }));
  const publishAfterStreams: typeof publish = (...args) => {
    streams.flush();
    publish(...args);
  };
  const display = (content: object, update: boolean): void =>
    publishAfterStreams(update ? 'update_display_data' : 'display_data', content as Record<string, unknown>);
  evaluator.setDisplay(display);
  setNotebookOutput({
    display: (data: MimeBundle, { id, update = false } = {}) =>
      display({ data, metadata: {}, transient: id ? { display_id: id } : {} }, update),
  });

  async function reply(request: Message, content: Record<string, unknown>): Promise<void> {
    await shell.send(
      encode(connection.key, {
        identities: request.identities,
        header: newHeader(request.header.msg_type.replace(/_request$/, '_reply'), session),
        parent: request.header,
        metadata: {},
        content,
      }),
    );
  }

  async function execute(request: Message): Promise<Record<string, unknown>> {
    const code = String(request.content.code ?? '');
    const silent = request.content.silent === true;
    if (!silent) publish('execute_input', { code, execution_count: ++executionCount });
    const outcome: Outcome = await evaluator.execute(code, `cell ${executionCount}`);
    streams.flush();
    if (outcome.status === 'error') {
      publish('error', { ...outcome.error });
      if (request.content.stop_on_error !== false) {
        await new Promise((resolve) => setTimeout(resolve, ABORT_GATHER_MS));
        for (const waiting of queue) aborted.add(waiting);
      }
      return { status: 'error', execution_count: executionCount, ...outcome.error };
    }
    if (outcome.result && !silent) {
      publish('execute_result', { execution_count: executionCount, data: outcome.result, metadata: {} });
    }
    return { status: 'ok', execution_count: executionCount, payload: [], user_expressions: {} };
  }

  async function answer(request: Message): Promise<Record<string, unknown> | undefined> {
    const {
      code = '',
      cursor_pos = 0,
      detail_level: _,
    } = request.content as { code?: string; cursor_pos?: number; detail_level?: number };
    // Jupyter counts code points, JavaScript UTF-16 units.
    const position = [...code].slice(0, cursor_pos).join('').length;
    const codePoints = (units: number): number => [...code.slice(0, units)].length;
    switch (request.header.msg_type) {
      case 'kernel_info_request':
        return kernelInfo;
      case 'execute_request':
        return execute(request);
      case 'complete_request': {
        const { start, end, candidates } = evaluator.complete(code, position);
        const [cursor_start, cursor_end] = [codePoints(start), codePoints(end)];
        return { status: 'ok', matches: candidates, cursor_start, cursor_end, metadata: {} };
      }
      case 'inspect_request': {
        const text = evaluator.inspect(code, position);
        return { status: 'ok', found: Boolean(text), data: text ? { 'text/plain': text } : {}, metadata: {} };
      }
      case 'is_complete_request': {
        const { completed, indent } = evaluator.isComplete(code);
        return completed ? { status: 'complete' } : { status: 'incomplete', indent: indent ?? '' };
      }
      case 'comm_info_request':
        return { status: 'ok', comms: {} };
      case 'history_request':
        return { status: 'ok', history: [] };
    }
    return undefined;
  }

  async function serveRequest(request: Message): Promise<void> {
    parent = request.header;
    publish('status', { execution_state: 'busy' });
    try {
      const skipped = aborted.has(request) && request.header.msg_type === 'execute_request';
      const content = skipped ? { status: 'aborted' } : await answer(request);
      if (content) await reply(request, content);
    } catch (error) {
      console.error(error);
      await reply(request, { status: 'error', ename: 'KernelError', evalue: String(error), traceback: [] });
    }
    streams.flush();
    publish('status', { execution_state: 'idle' });
  }

  let ended = false;
  let serving = false;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  /** Between requests, what earlier cells left running (a timer, say) is all that runs, and may be ended. */
  async function serveQueue(): Promise<void> {
    if (serving) return;
    leaveCells(interruptible);
    serving = true;
    for (let request = queue.shift(); request && !ended; request = queue.shift()) {
      await serveRequest(request);
    }
    serving = false;
    if (ended) finish();
    else enterCells(interruptible);
  }
  /** From a callback of its own: one that is ended by an interrupt takes nothing else along. */
  const wake = (): void => {
    setImmediate(() => void serveQueue());
  };

  control.on('message', (message: ToMain) => {
    if (message.type === 'interrupt') {
      // Said again when it was not answered in time; only the first reaches a cell.
      if (answerInterrupt(interruptible, message.number)) evaluator.interrupt();
    } else {
      ended = true;
      evaluator.interrupt();
    }
    wake();
  });

  const receive = async (): Promise<void> => {
    for await (const frames of shell) {
      try {
        queue.push(decode(connection.key, frames as Buffer[]));
        wake();
      } catch (error) {
        console.error(`shell: ${(error as Error).message}`);
      }
    }
  };
  void receive();
  publish('status', { execution_state: 'starting' }, {});
  enterCells(interruptible);
  await finished;

  streams.release();
  evaluator.close();
  for (const socket of [shell, iopub, stdin]) socket.close();
}
