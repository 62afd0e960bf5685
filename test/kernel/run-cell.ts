import { collectOutputs } from '../../src/kernel/collect-outputs.ts';
import type { ExecuteReply, KernelClient } from '../../src/kernel/kernel-client.ts';
import type { Output } from '../../src/kernel/notebook.ts';
import type { Message } from '../../src/kernel/wire.ts';

/** What a cell gave, in the forms that tests ask for. */
export interface CellRun {
  reply: ExecuteReply;
  outputs: Output[];
  messages: Message[];
  stdout: string;
  stderr: string;
  /** Plain text of the cell's last expression. */
  result: string | undefined;
  /** Name and message of the error, if there is one. */
  error: string | undefined;
  traceback: string;
}

/** Runs one cell and gathers what it shows. */
export async function runCell(kernel: KernelClient, code: string, shown = new Map<string, Output>()): Promise<CellRun> {
  const { outputs, take } = collectOutputs(shown);
  const messages: Message[] = [];
  const onMessage = (message: Message): void => {
    messages.push(message);
    take(message);
  };
  const reply = await kernel.execute(code, { onMessage });
  const stream = (name: string): string =>
    outputs
      .filter((output) => output.output_type === 'stream' && output.name === name)
      .map((output) => output.text)
      .join('');
  const result = outputs.find((output) => output.output_type === 'execute_result');
  const error = outputs.find((output) => output.output_type === 'error');
  return {
    reply,
    outputs,
    messages,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    result: (result?.data as Record<string, string> | undefined)?.['text/plain'],
    error: error && `${error.ename}: ${error.evalue}`,
    traceback: ((error?.traceback as string[] | undefined) ?? []).join('\n'),
  };
}
