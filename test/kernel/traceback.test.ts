import { describe, expect, it } from 'vitest';
import { diagnosticsError, thrownError, type TracedScript } from '../../src/kernel/traceback.ts';

const script: TracedScript = {
  label: 'cell 2',
  source: 'first\nsecond',
  original: ({ line }) => ({ line: line - 10, column: 3 }),
};
const scripts = new Map([['cell 2', script]]);

function failing(stack: string, error: Error = new Error('message')): Error {
  error.stack = `${error.name}: ${error.message}\n${stack}`;
  return error;
}
const frames = (stack: string): string[] => thrownError(failing(stack), scripts, '/project').traceback.slice(1);

describe('thrownError', () => {
  it('shows a frame of a cell as its line, the first one with the text', () =>
    expect(frames('    at fail (cell 2:12:5)\n    at cell 2:11:1\n    at run (/project/x.ts:1:1)')).toEqual([
      '    at cell 2, line 2, column 3 in fail',
      '    2 | second',
      '      |   ^',
      '    at cell 2, line 1, column 3',
    ]));
  it('shows files relative to the project and leaves out those of Node', () =>
    expect(
      frames('    at a (file:///project/src/a.ts:1:2)\n    at b (node:fs:3:4)\n    at async c (/elsewhere/c.ts:5:6)'),
    ).toEqual(['    at a (src/a.ts:1:2)', '    at async c (/elsewhere/c.ts:5:6)']));
  it('calls a function of an earlier cell by its own name', () =>
    expect(
      frames('    at Proxy.earlier (cell 2:11:1)\n    at async Proxy.later (cell 2:11:1)').filter((f) =>
        f.includes(' at '),
      ),
    ).toEqual(['    at cell 2, line 1, column 3 in earlier', '    at cell 2, line 1, column 3 in async later']));
  it('names an error by its class when it has no name of its own', () => {
    class LimitError extends Error {}
    expect(thrownError(new LimitError('x'), scripts, '/').ename).toBe('LimitError');
    expect(thrownError(new RangeError('x'), scripts, '/').ename).toBe('RangeError');
  });
  it('takes an error of another realm for one', () =>
    expect(thrownError({ name: 'TypeError', message: 'far', stack: '' }, scripts, '/').evalue).toBe('far'));
  it('shows a chain of causes', () => {
    const error = new Error('a', { cause: new Error('b', { cause: 'c' }) });
    expect(thrownError(error, scripts, '/').traceback.join('\n')).toMatch(
      /Error: a[^]*Caused by:\nError: b[^]*Caused by:\nThrown: c/,
    );
  });
});

describe('diagnosticsError', () => {
  const diagnostic = { start: { line: 1, character: 2 }, messageText: 'is wrong', code: 2322 };
  it('points at line and column, with TypeScript’s message and number', () =>
    expect(diagnosticsError([diagnostic], 'first\nsecond')).toEqual({
      ename: 'TypeScriptError',
      evalue: '2:3 - is wrong (TS2322)',
      traceback: ['2:3 - is wrong (TS2322)', '    2 | second', '      |   ^'],
    }));
  it('names the file when it is another than the cell', () =>
    expect(diagnosticsError([{ ...diagnostic, fileName: './local.ts' }], 'x').traceback).toEqual([
      './local.ts:2:3 - is wrong (TS2322)',
    ]));
  it('shows no line for a place behind the end', () =>
    expect(diagnosticsError([{ ...diagnostic, start: { line: 9, character: 0 } }], 'x').traceback).toHaveLength(1));
});
