import { describe, expect, it } from 'vitest';
import { declaredParameters, injectParameters } from '../../src/kernel/inject-parameters.ts';
import { type Notebook, sourceOf } from '../../src/kernel/notebook.ts';
import { ParameterError } from '../../src/kernel/parameter-error.ts';

const notebook = (parameters: string | undefined): Notebook => ({
  cells: [
    { cell_type: 'markdown', source: '# Title', metadata: {} },
    ...(parameters === undefined
      ? []
      : [{ cell_type: 'code' as const, source: parameters, metadata: { tags: ['parameters'] } }]),
    { cell_type: 'code', source: '1 + 1', metadata: {} },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});
const cell =
  "const suite = 'arxiv' as 'arxiv' | 'nature';\nlet replicates = 10_000, fast = false;\nconst list: string[] = ['a'];";
const sources = ({ cells }: Notebook): string[] => cells.map(sourceOf);

describe('declaredParameters', () => {
  it('finds the variables of the cell tagged parameters and which are strings', () =>
    expect([...declaredParameters(notebook(cell))]).toEqual([
      ['suite', { isString: true }],
      ['replicates', { isString: false }],
      ['fast', { isString: false }],
      ['list', { isString: false }],
    ]));
  it('finds none without such a cell', () => expect(declaredParameters(notebook(undefined)).size).toBe(0));
});

describe('injectParameters', () => {
  it('declares the parameters again in a cell after the tagged one', () => {
    const injected = injectParameters(notebook(cell), {
      suite: 'nature',
      replicates: '500',
      fast: 'true',
      list: '["b"]',
    });
    expect(sources(injected)).toEqual([
      '# Title',
      cell,
      'const suite = "nature";\nconst replicates = 500;\nconst fast = true;\nconst list = ["b"];',
      '1 + 1',
    ]);
    expect(injected.cells[2]).toMatchObject({ id: 'injected-parameters', metadata: { tags: ['injected-parameters'] } });
  });
  it('takes the text of a string parameter literally', () => {
    for (const text of ['500', 'true', 'a "quoted" \\ text\n', '${x}', ''])
      expect(sources(injectParameters(notebook(cell), { suite: text }))[2]).toBe(
        `const suite = ${JSON.stringify(text)};`,
      );
  });
  it('replaces the cell that an earlier run injected', () => {
    const once = injectParameters(notebook(cell), { replicates: '1' });
    expect(sources(injectParameters(once, { replicates: '2' }))[2]).toBe('const replicates = 2;');
    expect(injectParameters(once, { replicates: '2' }).cells).toHaveLength(4);
  });
  it('without values takes an injected cell away', () =>
    expect(sources(injectParameters(injectParameters(notebook(cell), { fast: 'true' }), {}))).toEqual(
      sources(notebook(cell)),
    ));
  it('leaves the notebook it was given as it was', () => {
    const given = notebook(cell);
    injectParameters(given, { fast: 'true' });
    expect(given).toEqual(notebook(cell));
  });
  it('refuses a name that is not declared, naming those that are', () => {
    expect(() => injectParameters(notebook(cell), { suit: 'x' })).toThrow(ParameterError);
    expect(() => injectParameters(notebook(cell), { suit: 'x' })).toThrow(
      'no parameter "suit"; this notebook has: suite, replicates, fast, list',
    );
    expect(() => injectParameters(notebook(undefined), { a: '1' })).toThrow(/none: it has no cell tagged "parameters"/);
  });
  it('refuses a value that is no JSON where the default is no string', () =>
    expect(() => injectParameters(notebook(cell), { replicates: 'many' })).toThrow(
      'parameter "replicates": "many" is no number, true, false or other JSON',
    ));
});
