import { expect, it } from 'vitest';
import { collectOutputs } from '../../src/kernel/collect-outputs.ts';
import type { Output } from '../../src/kernel/notebook.ts';
import { newHeader } from '../../src/kernel/wire.ts';

type Published = [type: string, content: Record<string, unknown>];
const stream = (text: string, name = 'stdout'): Published => ['stream', { name, text }];
const display = (text: string, id?: string, type = 'display_data'): Published => [
  type,
  { data: { 'text/plain': text }, metadata: {}, transient: id ? { display_id: id } : {} },
];

function collect(published: Published[], shown = new Map<string, Output>()): Output[] {
  const { outputs, take } = collectOutputs(shown);
  for (const [type, content] of published) {
    take({ identities: [], header: newHeader(type, 's'), parent: {}, metadata: {}, content });
  }
  return outputs;
}
const texts = (outputs: Output[]): unknown[] =>
  outputs.map((output) => output.text ?? (output.data as Record<string, string>)['text/plain']);

it('text of one stream in a row becomes one output', () => {
  expect(collect([stream('a'), stream('b'), stream('c', 'stderr'), stream('d')])).toEqual([
    { output_type: 'stream', name: 'stdout', text: 'ab' },
    { output_type: 'stream', name: 'stderr', text: 'c' },
    { output_type: 'stream', name: 'stdout', text: 'd' },
  ]);
});

it('results and errors are kept with what notebooks store of them', () => {
  const outputs = collect([
    ['execute_result', { data: { 'text/plain': '1' }, metadata: {}, execution_count: 3 }],
    ['error', { ename: 'E', evalue: 'v', traceback: ['t'] }],
  ]);
  expect(outputs).toEqual([
    { output_type: 'execute_result', data: { 'text/plain': '1' }, metadata: {}, execution_count: 3 },
    { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['t'] },
  ]);
});

it('an update replaces what was shown under its id, in an earlier cell too', () => {
  const shown = new Map<string, Output>();
  const first = collect([display('1', 'a'), display('other')], shown);
  expect(collect([display('2', 'a', 'update_display_data')], shown)).toEqual([]);
  expect(texts(first)).toEqual(['2', 'other']);
});

it('an update of an id never shown is passed over', () =>
  expect(collect([display('2', 'a', 'update_display_data')])).toEqual([]));

it('a display id is not stored', () =>
  expect(collect([display('1', 'a')])).toEqual([
    { output_type: 'display_data', data: { 'text/plain': '1' }, metadata: {} },
  ]));

it('clear_output takes away what was there', () =>
  expect(texts(collect([stream('a'), ['clear_output', { wait: false }], stream('b')]))).toEqual(['b']));

it('clear_output that waits does so with the next output', () => {
  const wait: Published = ['clear_output', { wait: true }];
  expect(texts(collect([stream('a'), wait]))).toEqual(['a']);
  expect(texts(collect([stream('a'), wait, stream('b'), stream('c')]))).toEqual(['bc']);
  expect(texts(collect([stream('a'), wait, display('b')]))).toEqual(['b']);
});

it('messages that are no outputs are passed over', () =>
  expect(
    collect([
      ['execute_input', { code: '1' }],
      ['status', { execution_state: 'busy' }],
      ['comm_open', {}],
    ]),
  ).toEqual([]));
