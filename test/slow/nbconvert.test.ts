import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Notebook, notebookText } from '../../src/kernel/notebook.ts';
import { runNotebook } from '../../src/kernel/run-notebook.ts';
import { type Finished, finished } from '../commands/assaybook.ts';
import { type ProjectCopy, projectCopy } from '../kernel/project-copy.ts';

const installed = spawnSync('jupyter', ['nbconvert', '--version']).status === 0;

describe.skipIf(!installed)('jupyter nbconvert (needs jupyter-nbconvert and jupyter-notebook)', () => {
  let copy: ProjectCopy;
  let scratch: string;
  beforeAll(async () => {
    copy = await projectCopy();
    scratch = mkdtempSync(join(tmpdir(), 'assaybook-nbconvert-'));
  });
  afterAll(() => {
    copy?.remove();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  });

  function nbconvert(notebook: string, ...flags: string[]): Promise<Finished> {
    const folders = {
      HOME: 'home',
      JUPYTER_CONFIG_DIR: 'config',
      JUPYTER_RUNTIME_DIR: 'runtime',
      JUPYTER_DATA_DIR: 'data',
      IPYTHONDIR: 'ipython',
    };
    const env = Object.fromEntries(Object.entries(folders).map(([name, folder]) => [name, join(scratch, folder)]));
    return finished(
      'jupyter',
      ['nbconvert', '--execute', '--to', 'notebook', '--output-dir', join(scratch, 'out'), ...flags, notebook],
      {
        cwd: copy.root,
        env: { ...env, JUPYTER_PATH: join(copy.root, '.jupyter') },
      },
    );
  }
  /** A notebook as we write it, so that two can be compared: Jupyter adds times and leaves the order of keys open. */
  function normal(notebook: Notebook): Notebook {
    const plain = JSON.parse(notebookText(notebook)) as Notebook;
    for (const cell of plain.cells) delete cell.metadata.execution;
    return plain;
  }
  const executed = (name: string): Notebook => JSON.parse(readFileSync(join(scratch, 'out', name), 'utf8')) as Notebook;
  const write = (name: string, ...sources: string[]): string => {
    const cells = sources.map((source, i) => ({
      id: `c${i}`,
      cell_type: 'code',
      source,
      metadata: {},
      outputs: [],
      execution_count: null,
    }));
    const metadata = {
      kernelspec: { name: 'assaybook', display_name: 'TypeScript (Assaybook)', language: 'typescript' },
    };
    copy.write(`notebooks/${name}`, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
    return `notebooks/${name}`;
  };

  it('gives Table 1 the outputs that our own runner gives it', async () => {
    const path = 'notebooks/medhelm/table-1-win-rates.ipynb';
    expect(await nbconvert(path)).toMatchObject({ code: 0 });
    const ours = await runNotebook(copy.root, join(copy.root, path));
    expect(ours.status).toBe('passed');
    expect(normal(executed('table-1-win-rates.ipynb')).cells).toEqual(normal(ours.notebook!).cells);
  });
  it('with --allow-errors runs the cell after a failing one', async () => {
    const path = write(
      'errors.ipynb',
      "throw new RangeError('too far');",
      'const n: number = "text";',
      "console.log('still here');",
    );
    expect(await nbconvert(path, '--allow-errors')).toMatchObject({ code: 0 });
    const outputs = executed('errors.ipynb').cells.map((cell) => cell.outputs![0]);
    expect(outputs[0]).toMatchObject({ output_type: 'error', ename: 'RangeError', evalue: 'too far' });
    expect(outputs[1]).toMatchObject({ output_type: 'error', ename: 'TypeScriptError' });
    expect(outputs[2]).toMatchObject({ output_type: 'stream', name: 'stdout' });
  });
  it('ends with exit code 1 and our message when a cell fails', async () => {
    const { code, stderr } = await nbconvert(write('failing.ipynb', '// one\nthrow new RangeError("too far");'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/RangeError: too far\n {4}at cell 1, line 2, column 7/);
  });
  it('ends a cell over its time, whether it waits or computes', async () => {
    for (const source of ['await new Promise(() => {});', 'while (true) {}']) {
      const { code, stderr } = await nbconvert(write('slow.ipynb', source), '--ExecutePreprocessor.timeout=3');
      expect(code).toBe(1);
      expect(stderr).toMatch(/CellTimeoutError/);
    }
  });
  it('leaves nothing of ours in the home folder and no kernel behind', () => {
    const names = readdirSync(scratch, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => /assaybook|tslab/.test(name))).toEqual([]);
    const running = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
    expect(running.split('\n').filter((line) => line.includes(`${copy.root}/`) && line.includes(' kernel '))).toEqual(
      [],
    );
  });
});
