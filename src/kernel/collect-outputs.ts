import type { Output } from './notebook.ts';
import type { Message } from './wire.ts';

/** Gathers what a kernel publishes while a cell runs into the outputs a notebook stores. */
export interface OutputCollector {
  outputs: Output[];
  take(message: Message): void;
}

/** @param shown outputs by display id, shared by all cells: a cell may update what an earlier one showed */
export function collectOutputs(shown: Map<string, Output>): OutputCollector {
  const outputs: Output[] = [];
  let clearBeforeNext = false;

  function add(output: Output): void {
    if (clearBeforeNext) outputs.length = 0;
    clearBeforeNext = false;
    outputs.push(output);
  }

  function take({ header, content }: Message): void {
    const { data, metadata } = content;
    const displayId = (content.transient as { display_id?: string } | undefined)?.display_id;
    switch (header.msg_type) {
      case 'stream': {
        const last = outputs.at(-1);
        if (!clearBeforeNext && last?.output_type === 'stream' && last.name === content.name) {
          last.text = `${last.text}${content.text}`;
        } else add({ output_type: 'stream', name: content.name, text: content.text });
        break;
      }
      case 'display_data':
        add({ output_type: 'display_data', data, metadata });
        if (displayId) shown.set(displayId, outputs.at(-1)!);
        break;
      case 'update_display_data':
        if (displayId && shown.has(displayId)) Object.assign(shown.get(displayId)!, { data, metadata });
        break;
      case 'execute_result':
        add({ output_type: 'execute_result', data, execution_count: content.execution_count, metadata });
        break;
      case 'error': {
        const { ename, evalue, traceback } = content;
        add({ output_type: 'error', ename, evalue, traceback });
        break;
      }
      case 'clear_output':
        if (content.wait) clearBeforeNext = true;
        else outputs.length = 0;
    }
  }
  return { outputs, take };
}
