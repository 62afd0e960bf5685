import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as zmq from 'zeromq';
import type { ControlData, FromMain, ToMain } from './control-thread.ts';
import type { Evaluator, Outcome } from './evaluator.ts';
import type { MimeBundle } from './mime-bundle.ts';
import { setNotebookOutput } from './notebook-output.ts';
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

  let parent: Header | Record<string, never> = {};
  let executionCount = 0;
  let aborting = false;
  const queue: Message[] = [];

  function publish(type: string, content: Record<string, unknown>, to = parent): void {
    const message = { identities: [], header: newHeader(type, session), parent: to, metadata: {}, content };
    // Publishers never wait: with no high-water mark, a message is taken over by ZeroMQ's own thread at once.
    iopub.send(encode(connection.key, { ...message, identities: [Buffer.from(type)] })).catch(() => {});
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
        aborting = true;
        await new Promise((resolve) => setTimeout(resolve, ABORT_GATHER_MS));
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

  let wake = () => {};
  let ended = false;
  control.on('message', (message: ToMain) => {
    if (message.type === 'interrupt') {
      tell({ type: 'interrupted' });
      evaluator.interrupt();
    } else {
      ended = true;
      evaluator.interrupt();
      wake();
    }
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

  while (!ended) {
    const request = queue.shift();
    if (!request) {
      aborting = false;
      // What earlier cells left running, a timer for example, may be ended too.
      Atomics.store(interruptible, 0, 1);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      Atomics.store(interruptible, 0, 0);
      continue;
    }
    parent = request.header;
    publish('status', { execution_state: 'busy' });
    try {
      const aborted = aborting && request.header.msg_type === 'execute_request';
      const content = aborted ? { status: 'aborted' } : await answer(request);
      if (content) await reply(request, content);
    } catch (error) {
      console.error(error);
      await reply(request, { status: 'error', ename: 'KernelError', evalue: String(error), traceback: [] });
    }
    streams.flush();
    publish('status', { execution_state: 'idle' });
    if (queue.length === 0) aborting = false;
  }

  streams.release();
  evaluator.close();
  for (const socket of [shell, iopub, stdin]) socket.close();
}
