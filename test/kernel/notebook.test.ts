import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hasTag, InvalidNotebookError, type Notebook, notebookText, readNotebook } from '../../src/kernel/notebook.ts';

function read(text: string): Notebook {
  const dir = mkdtempSync(join(tmpdir(), 'assaybook-notebook-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'some.ipynb');
  writeFileSync(path, text);
  return readNotebook(path);
}

const notebook = (cells: object[], metadata = {}): Notebook =>
  read(JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
const code = (source: unknown, more = {}): object => ({ cell_type: 'code', source, metadata: {}, ...more });
interface Written {
  cells: { id: string; source: string[]; outputs: { [key: string]: unknown }[] }[];
  metadata: Record<string, unknown>;
}
const written = (cells: object[], metadata = {}): Written =>
  JSON.parse(notebookText(notebook(cells, metadata))) as Written;

describe('notebookText', () => {
  it('gives the same bytes for the same notebook, however it was written', () => {
    const one = notebook([
      { cell_type: 'code', source: 'a\nb', metadata: {}, id: 'x', outputs: [], execution_count: 1 },
    ]);
    const other = notebook([
      { execution_count: 1, id: 'x', outputs: [], metadata: {}, source: ['a\n', 'b'], cell_type: 'code' },
    ]);
    expect(notebookText(other)).toBe(notebookText(one));
  });
  it('is unchanged by reading and writing it again', () => {
    const text = notebookText(notebook([code('1'), { cell_type: 'markdown', source: '# x\n', metadata: {} }]));
    expect(notebookText(read(text))).toBe(text);
  });
  it('stores text in lines that keep their line ends', () => {
    const sources = written([code('a\n\nb\n'), code('a'), code(''), code('a\r\nb')]).cells.map((cell) => cell.source);
    expect(sources).toEqual([['a\n', '\n', 'b\n'], ['a'], [], ['a\r\n', 'b']]);
  });
  it('stores text outputs in lines, pictures and JSON as they are, media types in order', () => {
    const data = { 'text/plain': 'a\nb', 'image/png': 'iVBO', 'application/json': { a: 1 } };
    const outputs = [
      { output_type: 'display_data', data, metadata: {} },
      { output_type: 'stream', name: 'stdout', text: 'c\nd' },
    ];
    const [shown, printed] = written([code('1', { outputs })]).cells[0]!.outputs;
    expect(shown!.data).toEqual({ 'application/json': { a: 1 }, 'image/png': 'iVBO', 'text/plain': ['a\n', 'b'] });
    expect(Object.keys(shown!.data as object)).toEqual(['application/json', 'image/png', 'text/plain']);
    expect(printed!.text).toEqual(['c\n', 'd']);
  });
  it('keeps ids, makes missing ones from the position, and none twice', () => {
    const ids = written([
      code('1', { id: 'cell-2' }),
      code('2'),
      code('3', { id: 'mine' }),
      code('4', { id: 'mine' }),
      code('5'),
    ]).cells.map(({ id }) => id);
    expect(ids.slice(0, 1)).toEqual(['cell-2']);
    expect(ids[2]).toBe('mine');
    expect(ids[4]).toBe('cell-5');
    expect(new Set(ids).size).toBe(5);
  });
  it('names the kernel of this project, not the Node it ran on, and keeps other metadata', () => {
    const { metadata } = written([], {
      kernelspec: { name: 'tslab' },
      language_info: { version: '1.2.3' },
      title: 'mine',
    });
    expect(metadata).toEqual({
      title: 'mine',
      kernelspec: { display_name: 'TypeScript (Assaybook)', language: 'typescript', name: 'assaybook' },
      language_info: { file_extension: '.ts', mimetype: 'text/typescript', name: 'typescript' },
    });
  });
  it('ends with a line end', () => expect(notebookText(notebook([]))).toMatch(/\}\n$/));
});

describe('readNotebook', () => {
  it.each([
    ['no JSON', '{"cells": [', /some\.ipynb: .*JSON/],
    ['JSON without cells', '{}', /some\.ipynb: no list of cells; is it a notebook\?/],
    ['null', 'null', /some\.ipynb: no list of cells/],
    ['nbformat 3', '{"cells": [], "nbformat": 3}', /nbformat 3; save it as nbformat 4/],
    [
      'a cell without source',
      '{"cells": [{"cell_type": "raw", "source": ""}, {"cell_type": "code"}], "nbformat": 4}',
      /cell 2 has no cell_type or no source/,
    ],
    [
      'a cell of another type',
      '{"cells": [{"cell_type": "heading", "source": ""}], "nbformat": 4}',
      /cell 1 has no cell_type/,
    ],
    ['a cell that is null', '{"cells": [null], "nbformat": 4}', /cell 1 has no cell_type/],
  ])('refuses %s, naming the file', (_, text, message) => {
    expect(() => read(text)).toThrow(InvalidNotebookError);
    expect(() => read(text)).toThrow(message);
  });
  it('refuses a file that is not there, naming it', () =>
    expect(() => readNotebook('/nowhere/some.ipynb')).toThrow(/some\.ipynb: ENOENT/));
  it('passes over a byte order mark', () => expect(read('\uFEFF{"cells": [], "nbformat": 4}').cells).toEqual([]));
  it('takes a cell without metadata for one without tags', () =>
    expect(hasTag(notebook([{ cell_type: 'code', source: '' }]).cells[0]!, 'parameters')).toBe(false));
});
