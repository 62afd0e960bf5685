import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { HelmFileError } from '../../src/interop/helm/helm-file-error.ts';
import { helmTexts } from '../../src/interop/helm/helm-texts.ts';
import { jsonItems } from '../../src/interop/helm/json-items.ts';
import { parsePythonJson } from '../../src/interop/helm/parse-python-json.ts';
import { readHelmRuns } from '../../src/interop/helm/read-helm-runs.ts';

const fixtures = join(import.meta.dirname, 'fixtures/helm-runs');
const scratch = mkdtempSync(join(tmpdir(), 'helm-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let made = 0;
/** Writes a run of one instance, with what is to be different, and gives its folder. */
function runWith(files: Record<string, string | undefined>): string {
  const folder = join(scratch, String(made++));
  mkdirSync(folder);
  const usual: Record<string, string> = {
    'run_spec.json': '{"name": "medec:model=a_b", "adapter_spec": {"model": "a/b"}, "groups": ["medec"]}',
    'stats.json': '[{"name": {"name": "exact_match"}, "count": 1, "mean": 1.0}]',
    'per_instance_stats.json':
      '[{"instance_id": "id0", "train_trial_index": 0, "stats": [{"name": {"name": "exact_match"}, "mean": 1.0}]}]',
    'scenario_state.json': '{"adapter_spec": {}, "request_states": []}',
  };
  for (const [name, text] of Object.entries({ ...usual, ...files }))
    if (text !== undefined) writeFileSync(join(folder, name), text);
  return folder;
}

describe('readHelmRuns', () => {
  const runs = readHelmRuns(fixtures, { texts: true });
  const run = (benchmark: string, model: string, variant = '') =>
    runs.find(({ spec }) => spec?.benchmark === benchmark && spec.model === model && spec.variant === variant)!;

  test('finds every run below a folder, whatever suite it is in', () => {
    expect(runs.map(({ spec }) => [spec!.benchmark, spec!.variant, spec!.model])).toEqual([
      ['aci_bench', '', 'google/gemini-2.0-flash-001'],
      ['aci_bench', '', 'openai/gpt-4o-2024-05-13'],
      ['aci_bench', '', 'openai/gpt-4o-mini-2024-07-18'],
      ['clear', 'condition=alcohol_dependence', 'google/gemini-2.0-flash-001'],
      ['clear', 'condition=alcohol_dependence', 'openai/gpt-4o-2024-05-13'],
      ['clear', 'condition=ptsd', 'google/gemini-2.0-flash-001'],
      ['clear', 'condition=ptsd', 'openai/gpt-4o-2024-05-13'],
    ]);
  });

  test('gives rows of model, benchmark, instance, metric and value', () => {
    const { rows } = run('aci_bench', 'openai/gpt-4o-2024-05-13');
    const jury = rows.filter(({ metric }) => metric === 'aci_bench_accuracy');
    expect(jury.map(({ instance, value }) => [instance, value])).toEqual([
      ['id0', 42 / 9],
      ['id1', 39 / 9],
      ['id2', 44 / 9],
      ['id3', 1],
    ]);
    expect(jury[0]).toEqual({
      model: 'openai/gpt-4o-2024-05-13',
      benchmark: 'aci_bench',
      variant: '',
      instance: 'id0',
      trial: 0,
      split: 'test',
      perturbation: null,
      computedOn: null,
      metric: 'aci_bench_accuracy',
      value: 42 / 9,
    });
    const names = new Set(rows.map(({ metric }) => metric));
    for (const name of ['rouge_l', 'BERTScore-F', 'aci_bench_accuracy', 'num_references'])
      expect(names).toContain(name);
  });

  test('NaN and a mean of nothing are null, not left out', () => {
    const { rows } = run('aci_bench', 'openai/gpt-4o-2024-05-13');
    const values = (name: string) => rows.filter(({ metric }) => metric === name).map(({ value }) => value);
    expect(values('summarization_density')).toEqual([3.5, 3.5, 3.5, null]);
    expect(values('logprob')).toEqual([null, null, null, null]);
  });

  test('the mean of the rows is the mean that HELM wrote for the run', () => {
    let compared = 0;
    for (const { rows, stats } of runs)
      for (const metric of ['exact_match', 'rouge_l', 'BERTScore-F', 'aci_bench_accuracy']) {
        const values = rows.filter((row) => row.metric === metric).map(({ value }) => value!);
        if (values.length === 0) continue;
        compared++;
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(stats.find((stat) => stat.metric === metric)!.value).toBeCloseTo(mean, 12);
      }
    expect(compared).toBe(2 * 3 + 4);
  });

  test('a run that was cut off stays, and says what it misses', () => {
    const cut = run('aci_bench', 'openai/gpt-4o-mini-2024-07-18');
    expect(cut).toMatchObject({ rows: [], stats: [], texts: [] });
    expect(cut.missing).toEqual(['scenario_state.json', 'stats.json', 'per_instance_stats.json']);
    expect(run('clear', 'openai/gpt-4o-2024-05-13', 'condition=ptsd').missing).toEqual([]);
  });

  test('texts hold references, completions and verdicts; an exact match can be recomputed from them', () => {
    const [first, , , last] = run('aci_bench', 'openai/gpt-4o-2024-05-13').texts;
    expect(first).toMatchObject({
      instance: 'id0',
      references: [{ text: 'BP 120/80, continue lisinopril.', correct: true }],
      completion: 'Note 0: BP 120/80, continue lisinopril. Made-up text, openai.',
      option: null,
      success: true,
    });
    expect(first!.verdicts).toHaveLength(9);
    expect(first!.verdicts[1]).toEqual({ judge: 'gpt', criterion: 'completeness', score: 4 });
    expect(last).toMatchObject({ completion: '', success: false, verdicts: [] });
    for (const { spec, rows, texts } of runs.filter(({ spec }) => spec!.benchmark === 'clear')) {
      const matches = texts.map(({ references, option }) =>
        references.some(({ text, correct }) => correct && text === option) ? 1 : 0,
      );
      const recorded = rows.filter(({ metric }) => metric === 'exact_match').map(({ value }) => value);
      expect(matches, spec!.name).toEqual(recorded);
    }
  });

  test('metrics picks rows and means; texts are read only when asked for', () => {
    const some = readHelmRuns(fixtures, { metrics: ['exact_match'] });
    expect(new Set(some.flatMap(({ rows, stats }) => [...rows, ...stats].map(({ metric }) => metric)))).toEqual(
      new Set(['exact_match']),
    );
    expect(some.every(({ texts }) => texts.length === 0)).toBe(true);
  });

  test('links are not followed, so that runs/latest does not count twice', () => {
    const root = join(scratch, 'suite');
    mkdirSync(root);
    symlinkSync(runWith({}), join(root, 'latest'));
    expect(() => readHelmRuns(root)).toThrow('holds no HELM run');
  });

  test.each([
    ['run_spec.json', '{"name": "x", "adapter_spec": {}}', 'key adapter_spec.model: '],
    ['run_spec.json', '{"name": ', 'run_spec.json: is no valid JSON'],
    ['stats.json', '[{"name": {}, "mean": 1}]', 'key [0].name.name: is missing'],
    ['stats.json', '{"name": 1}', 'stats.json: is not a JSON list'],
    ['stats.json', '', 'stats.json: is not a JSON list'],
    ['per_instance_stats.json', '[{"stats": []}]', 'key [0].instance_id: is missing, or no text'],
    ['per_instance_stats.json', '[{"instance_id": "id0"}]', 'key [0].stats: is missing, or not a list'],
    [
      'per_instance_stats.json',
      '[{"instance_id": "id0", "stats": [{"name": {"name": "a"}, "mean": "1"}]}]',
      'key [0].stats[0].mean: must be a number, is "1"',
    ],
    ['per_instance_stats.json', '[1, 2]', 'key [0]: is not a list of objects'],
    ['per_instance_stats.json', '["id0"]', 'key [0]: is not a list of objects'],
    ['per_instance_stats.json', '[{"instance_id": "id0", "sta', 'ends in the middle of its JSON'],
    ['per_instance_stats.json', '[{"instance_id": id0}]', 'key [0]: is no valid JSON'],
    ['scenario_state.json', '{"request_state": []}', 'key request_states: is missing, or not a list'],
    ['scenario_state.json', '{"request_states": [{"instance": {}}]}', 'key request_states[0].instance.id: is missing'],
    [
      'scenario_state.json',
      '{"request_states": [{"instance": {"id": "id0", "references": []}}]}',
      'key request_states[0].result.completions: is missing: was the run stopped',
    ],
  ])('%s with %s: the error names file and key', (name, text, message) => {
    const folder = runWith({ [name]: text });
    const read = () => readHelmRuns(folder, { texts: true });
    expect(read).toThrow(HelmFileError);
    expect(read).toThrow(message);
    expect(read).toThrow(join(folder, name));
    const problems: HelmFileError[] = [];
    const [run] = readHelmRuns(folder, { texts: true, onProblem: (problem) => problems.push(problem) });
    expect(problems.map(({ file }) => file)).toEqual([join(folder, name)]);
    expect(run!.missing).toEqual([]);
    expect(run!.spec === null).toBe(name === 'run_spec.json');
  });

  test('a run without its specification has no rows and says so; a folder without runs is refused', () => {
    expect(readHelmRuns(runWith({ 'run_spec.json': undefined }))).toMatchObject([
      { spec: null, rows: [], missing: ['run_spec.json'] },
    ]);
    expect(() => readHelmRuns(join(scratch, 'nowhere'))).toThrow('nowhere: cannot be read: ENOENT');
  });
});

describe('jsonItems', () => {
  test('gives back any list of objects, wherever the pieces of the file are cut', () => {
    const file = join(scratch, 'items.json');
    const items = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 });
    fc.assert(
      fc.property(items, fc.boolean(), fc.boolean(), (list, inside, indented) => {
        const top = inside ? { first: [{ a: 1 }], note: 'list', list, last: { list: [1] } } : list;
        writeFileSync(file, JSON.stringify(top, null, indented ? 2 : 0));
        const read = Array.from(jsonItems(file, inside ? 'list' : undefined), ({ item }) => item);
        expect(read).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      { numRuns: 200 },
    );
  });

  test('objects that span the pieces of one MiB come out whole, letters of several bytes too', () => {
    const file = join(scratch, 'large.json');
    const list = [2 ** 20 - 3, 2 ** 20, 3 * 2 ** 20 + 5, 1].map((length, k) => ({
      k,
      text: 'é"\\'.repeat(length / 3),
    }));
    writeFileSync(file, JSON.stringify(list));
    expect(Array.from(jsonItems(file), ({ item }) => item)).toEqual(list);
  });
});

describe('helmTexts', () => {
  test('reads one request at a time and can be left early', () => {
    const file = join(
      fixtures,
      'benchmark_output/runs/simulated/aci_bench_openai_gpt-4o-2024-05-13/scenario_state.json',
    );
    for (const { instance } of helmTexts(file)) {
      expect(instance).toBe('id0');
      break;
    }
  });
});

describe('parsePythonJson', () => {
  test('NaN and Infinity become null outside texts, and stay inside them', () => {
    const text = '{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN, \\"Infinity\\" and : NaN"}';
    expect(parsePythonJson(text)).toEqual({ a: null, b: [null, null], c: 'NaN, "Infinity" and : NaN' });
    expect(() => parsePythonJson('{"a": nan}')).toThrow(SyntaxError);
  });
});
