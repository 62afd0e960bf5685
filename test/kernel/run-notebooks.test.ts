import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notebookText, sourceOf } from '../../src/kernel/notebook.ts';
import { type NotebookRun, runNotebook } from '../../src/kernel/run-notebook.ts';
import { type NotebookProgress, runNotebooks } from '../../src/kernel/run-notebooks.ts';
import { type ProjectCopy, projectCopy } from './project-copy.ts';

let copy: ProjectCopy;
beforeAll(async () => {
  copy = await projectCopy();
});
afterAll(() => copy?.remove());

type Source = string | [source: string, ...tags: string[]];
/** Writes a notebook of code cells, each with its tags behind it. */
function write(name: string, ...cells: Source[]): string {
  const document = {
    cells: cells.map((cell) => {
      const [source, ...tags] = typeof cell === 'string' ? [cell] : cell;
      return { cell_type: 'code', source, metadata: tags.length ? { tags } : {}, outputs: [], execution_count: null };
    }),
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  copy.write(`notebooks/test/${name}.ipynb`, JSON.stringify(document));
  return join(copy.root, `notebooks/test/${name}.ipynb`);
}
const outputsOf = (run: NotebookRun): unknown[][] =>
  run.notebook!.cells.map((cell) =>
    (cell.outputs ?? []).map((o) => o.text ?? (o.data as { 'text/plain': unknown })?.['text/plain'] ?? o.ename),
  );

describe('runNotebooks', () => {
  let runs: Record<string, NotebookRun>;
  let seconds: number;
  const events: NotebookProgress[] = [];

  // One run of all that may happen to a notebook, two at a time.
  beforeAll(async () => {
    const paths = {
      good: write(
        'good',
        "import { stats } from '../../src';\nconst half = stats.quantile([1, 2, 3], 0.5);",
        '',
        'half',
      ),
      failing: write(
        'failing',
        "console.log('before');",
        "// comment\nthrow new RangeError('too far');",
        "console.log('never');",
      ),
      mistyped: write('mistyped', 'const n: number = "text";'),
      dying: write('dying', "console.log('still here'); process.exit(7);"),
      expected: write('expected', ["throw new Error('as it should')", 'raises-exception'], '5'),
      absent: join(copy.root, 'notebooks/test/absent.ipynb'),
      broken: join(copy.root, 'notebooks/test/broken.ipynb'),
      parametrised: write('parametrised', ['const size = 10;', 'parameters'], 'size * 2'),
      unknown: write('unknown', '1'),
    };
    copy.write('notebooks/test/broken.ipynb', '{"cells": 1}');
    const from = performance.now();
    const found = await runNotebooks(copy.root, Object.values(paths), {
      jobs: 2,
      parameters: (path): Record<string, string> =>
        path === paths.parametrised ? { size: '21' } : path === paths.unknown ? { size: '1' } : {},
      onProgress: (event) => events.push(event),
    });
    seconds = (performance.now() - from) / 1000;
    runs = Object.fromEntries(Object.keys(paths).map((name, index) => [name, found[index]!]));
  }, 120_000);

  it('a notebook whose cells all run passes, with its outputs and counts', () => {
    expect(runs.good).toMatchObject({ status: 'passed', ran: 2, cells: 2 });
    expect(outputsOf(runs.good!)).toEqual([[], [], ['2']]);
    expect(runs.good!.notebook!.cells.map((cell) => cell.execution_count)).toEqual([1, null, 2]);
  });
  it('a failing one names cell, first line and error, and stops there', () => {
    expect(runs.failing).toMatchObject({ status: 'failed', ran: 2, cells: 3 });
    expect(runs.failing!.failure).toMatchObject({
      cell: 2,
      firstLine: '// comment',
      name: 'RangeError',
      message: 'too far',
    });
    expect(runs.failing!.failure!.traceback.join('\n')).toMatch(/cell 2, line 2/);
    expect(outputsOf(runs.failing!)).toEqual([['before\n'], ['RangeError'], []]);
  });
  it('a type error stops its cell with the message of TypeScript', () =>
    expect(runs.mistyped!.failure).toMatchObject({
      name: 'TypeScriptError',
      message: "1:7 - Type 'string' is not assignable to type 'number'. (TS2322)",
    }));
  it('a cell over its time is interrupted, whether it waits or computes', async () => {
    const paths = [
      write('slow', "console.log('waiting');", 'await new Promise(() => {});'),
      write('busy', 'while (true) {}'),
    ];
    const late = await runNotebooks(copy.root, paths, { cellSeconds: 4 });
    for (const run of late)
      expect(run.failure).toMatchObject({
        name: 'TimeLimitError',
        message: 'the cell took longer than 4 s and was interrupted; --cell-seconds gives it more time',
      });
    expect(late[0]!.failure!.cell).toBe(2);
    expect(outputsOf(late[0]!)[0]).toEqual(['waiting\n']);
  });
  it('a kernel that dies is reported with its exit code and last output', () => {
    expect(runs.dying!.failure).toMatchObject({ name: 'KernelDiedError', cell: 1 });
    expect(runs.dying!.failure!.message).toMatch(/exit code 7[^]*still here/);
  });
  it('a cell tagged raises-exception may fail', () => {
    expect(runs.expected).toMatchObject({ status: 'passed', ran: 2 });
    expect(outputsOf(runs.expected!)).toEqual([['Error'], ['5']]);
  });
  it('files that are absent or no notebook fail before their first cell', () => {
    expect(runs.absent).toMatchObject({
      status: 'failed',
      cells: 0,
      failure: { cell: 0, name: 'InvalidNotebookError' },
    });
    expect(runs.broken!.failure!.message).toMatch(/broken\.ipynb: no list of cells/);
  });
  it('parameters replace those of the notebook', () => {
    expect(runs.parametrised!.notebook!.cells.map(sourceOf)).toEqual([
      'const size = 10;',
      'const size = 21;',
      'size * 2',
    ]);
    expect(outputsOf(runs.parametrised!)[2]).toEqual(['42']);
  });
  it('a parameter that a notebook does not have fails it', () =>
    expect(runs.unknown!.failure).toMatchObject({ name: 'ParameterError', cell: 0 }));
  it('progress names every cell that starts, what it prints, and every notebook that ends', () => {
    const cells = events.flatMap((event) =>
      event.type === 'cell' && event.path.endsWith('/failing.ipynb') ? event : [],
    );
    expect(cells.map(({ cell, cells, said }) => [cell, cells, said])).toEqual([
      [1, 3, undefined],
      [1, 3, 'before'],
      [2, 3, undefined],
    ]);
    const ends = events.filter((event) => event.type === 'end');
    expect(ends.map((event) => event.type === 'end' && event.done)).toEqual(ends.map((_, index) => index + 1));
    expect(ends).toHaveLength(Object.keys(runs).length);
  });
  it('notebooks run at the same time', () => {
    const sum = Object.values(runs).reduce((total, run) => total + run.seconds, 0);
    expect(seconds).toBeLessThan(0.8 * sum);
  });
  it('files are left as they were, and nothing beside them', () => {
    expect(readFileSync(join(copy.root, 'notebooks/test/good.ipynb'), 'utf8')).toContain('"outputs":[]');
    expect(readdirSync(join(copy.root, 'notebooks/test')).every((name) => name.endsWith('.ipynb'))).toBe(true);
    expect(readdirSync(join(copy.root, '.cache/kernels'))).toEqual([]);
  });
});

describe('a run that is aborted', () => {
  it('ends a cell that computes, and what was waiting does not start', async () => {
    const stop = new AbortController();
    const paths = [write('endless', '1', 'while (true) {}'), write('waiting', '1')];
    const runs = await runNotebooks(copy.root, paths, {
      jobs: 1,
      signal: stop.signal,
      onProgress: (event) => event.type === 'cell' && event.cell === 2 && setTimeout(() => stop.abort(), 200),
    });
    expect(runs.map(({ status, ran }) => [status, ran])).toEqual([
      ['interrupted', 1],
      ['interrupted', 0],
    ]);
    expect(runs[0]!.seconds).toBeLessThan(20);
  });
  it('while its kernel starts runs no cell', async () => {
    const stop = new AbortController();
    const running = runNotebook(copy.root, write('early', "console.log('ran')"), { signal: stop.signal });
    setTimeout(() => stop.abort(), 100);
    expect(await running).toMatchObject({ status: 'interrupted', ran: 0 });
  });
});

describe('outputs', () => {
  it('are the same bytes in every run', async () => {
    const path = write(
      'repeatable',
      "import { table } from '../../src';\nimport * as tslab from 'tslab';",
      "for (let i = 0; i < 3000; i++) { console.log(i); if (i % 500 === 0) console.error('half', i); }",
      "const slot = tslab.newDisplay();\nslot.html('<b>1</b>');\nawait new Promise((done) => setTimeout(done, 60));\nslot.html('<b>2</b>');",
      'table([{ a: 1 / 3, b: null }])',
      ["throw new Error('with a traceback')", 'raises-exception'],
      'new Set([1, { a: 2 }])',
    );
    const [one, other] = await runNotebooks(copy.root, [path, path], { jobs: 2 });
    expect(one!.status).toBe('passed');
    expect(notebookText(other!.notebook!)).toBe(notebookText(one!.notebook!));
    expect(notebookText(one!.notebook!)).not.toContain(copy.root);
  });
});
