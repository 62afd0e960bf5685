import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { helmTexts } from '../../src/interop/helm/helm-texts.ts';
import { openHelmRun } from '../../src/interop/helm/open-helm-run.ts';
import { readHelmRuns } from '../../src/interop/helm/read-helm-runs.ts';
import { runningStat } from '../../src/interop/helm/running-stat.ts';
import { writeHelmRun } from '../../src/interop/helm/write-helm-run.ts';
import { all, arbitraryRun, heldRun, type HeldRun, sourceOf } from './arbitrary-run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'helm-records-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const run: HeldRun = {
  description: {
    schema: 1,
    benchmark: {
      id: 'med-qa',
      name: 'MedQA',
      description: 'Questions of an exam, made up',
      taxonomy: { category: 'clinical-decision-support', subcategory: 'clinical-knowledge' },
      synthetic: true,
      split: 'test',
    },
    model: { name: 'mock/skilled', simulated: true, identity: { seed: 1 } },
    parameters: { maxTokens: 1, temperature: 0 },
    replicates: 2,
    scorers: [{ name: 'exact-match', scale: { min: 0, max: 1 }, identity: { metric: 'exact-match' } }],
    versions: { node: '20' },
  },
  completions: [
    {
      instance: 'q1',
      replicate: 0,
      key: 'k1',
      row: { question: 'Which?', correct_answer: 'B', incorrect_answers: ['A', 'C'] },
      messages: [
        { role: 'system', content: 'Answer.' },
        { role: 'user', content: 'Which?' },
      ],
      status: 'completed',
      completion: {
        text: 'B',
        outcome: 'complete',
        finishReason: 'stop',
        served: { model: 'skilled', fingerprint: null, id: null },
        usage: { promptTokens: 9, completionTokens: 1 },
        logprobs: [{ token: 'B', logprob: -0.25, top: [] }],
        milliseconds: 1500,
        attempts: 1,
        simulated: true,
      },
    },
    {
      instance: 'q1',
      replicate: 1,
      key: 'k2',
      row: { question: 'Which?', correct_answer: 'B', incorrect_answers: ['A', 'C'] },
      messages: [{ role: 'user', content: 'Which?' }],
      status: 'failed',
      error: { kind: 'timeout', message: 'no answer within 60 s', attempts: 5 },
    },
  ],
  scores: {
    'exact-match': [
      { instance: 'q1', replicate: 0, key: 'k1', score: { status: 'scored', value: 1, evidence: { matched: 'B' } } },
      { instance: 'q2', replicate: 0, key: 'k3', score: { status: 'scored', value: 0 } },
      { instance: 'q1', replicate: 1, key: 'k2', score: { status: 'unscored', reason: 'the request failed' } },
      { instance: 'q2', replicate: 1, key: 'k4', score: { status: 'scored', value: 1 } },
    ],
  },
};

describe('writeHelmRun', () => {
  test('import(export(run)) equals run, whatever the records hold', async () => {
    const folder = join(scratch, 'any');
    await fc.assert(
      fc.asyncProperty(arbitraryRun, async (any) => {
        await writeHelmRun(folder, sourceOf(any));
        const back = openHelmRun(folder);
        expect(await heldRun(back)).toEqual(any);
        expect([back.unmapped, back.absent]).toEqual([[], []]);
      }),
      { numRuns: 100 },
    );
    expect(readdirSync(folder).sort()).toEqual([
      'per_instance_stats.json',
      'run_spec.json',
      'scenario.json',
      'scenario_state.json',
      'stats.json',
    ]);
  });

  test("has HELM's fields: what HELM's reader finds is the run", async () => {
    const folder = join(scratch, 'one');
    await writeHelmRun(folder, sourceOf(run));
    const [read] = readHelmRuns(folder, { texts: true });
    expect(read!.missing).toEqual([]);
    expect(read!.spec).toMatchObject({
      name: 'med_qa:model=mock_skilled',
      benchmark: 'med_qa',
      model: 'mock/skilled',
      variant: '',
    });
    expect(read!.rows.map(({ instance, trial, metric, value }) => [instance, trial, metric, value])).toEqual([
      ['q1', 0, 'exact_match', 1],
      ['q2', 0, 'exact_match', 0],
      ['q2', 1, 'exact_match', 1],
    ]);
    const [first, second] = read!.texts;
    expect(first).toMatchObject({
      references: [
        { text: 'B', correct: true },
        { text: 'A', correct: false },
        { text: 'C', correct: false },
      ],
      completion: 'B',
      success: true,
      split: 'test',
    });
    expect(second).toMatchObject({ trial: 1, completion: '', success: false });
    const { request_states, adapter_spec } = JSON.parse(readFileSync(join(folder, 'scenario_state.json'), 'utf8'));
    expect(adapter_spec).toMatchObject({ method: 'generation', num_train_trials: 2, max_tokens: 1, temperature: 0 });
    expect(request_states[0].request).toMatchObject({ prompt: '', messages: run.completions[0]!.messages });
    expect(request_states[0].result).toMatchObject({
      completions: [{ logprob: -0.25, tokens: [{ text: 'B', logprob: -0.25 }], finish_reason: { reason: 'stop' } }],
      cached: false,
      request_time: 1.5,
    });
    expect(request_states[1].request).toMatchObject({ prompt: 'Which?' });
    expect(request_states[1].result.error).toBe('no answer within 60 s');
  });

  test('means are taken over instances and then over replicates, without what is unscored', async () => {
    const folder = join(scratch, 'means');
    await writeHelmRun(folder, sourceOf(run));
    const [stat] = JSON.parse(readFileSync(join(folder, 'stats.json'), 'utf8'));
    // Means of the replicates: 1/2 and 1.
    expect(stat).toMatchObject({ count: 2, sum: 1.5, min: 0.5, max: 1, mean: 0.75, variance: 0.0625, stddev: 0.25 });
    expect(stat).toMatchObject({ name: { name: 'exact_match', split: 'test' }, assaybook: { unscored: 1 } });
  });

  test('references come from where they are said to be', async () => {
    const folder = join(scratch, 'references');
    await writeHelmRun(folder, sourceOf(run), {
      references: (row) => [{ text: (row as { question: string }).question, correct: true }],
    });
    const [text] = helmTexts(join(folder, 'scenario_state.json'));
    expect(text!.references).toEqual([{ text: 'Which?', correct: true }]);
  });
});

describe('openHelmRun', () => {
  const fixtures = join(import.meta.dirname, 'fixtures/helm-runs/benchmark_output/runs/simulated');
  const aci = openHelmRun(join(fixtures, 'aci_bench_openai_gpt-4o-2024-05-13'));

  test('describes a run of HELM, and says what it could not carry and does not know', () => {
    expect(aci.description).toMatchObject({
      benchmark: { id: 'aci_bench', description: 'simulated', split: 'test' },
      model: { name: 'openai/gpt-4o-2024-05-13' },
      parameters: { maxTokens: 768, temperature: 0 },
      replicates: 1,
      limit: 1000,
    });
    expect(aci.scorers[0]).toMatchObject({ name: 'aci_bench_accuracy', scale: { min: 1, max: 5 } });
    expect(aci.scorers.map(({ name }) => name)).toEqual(expect.arrayContaining(['rouge_l', 'BERTScore-F']));
    expect(aci.unmapped).toContain('metric num_references: its scale is not known');
    expect(aci.absent).toEqual(expect.arrayContaining(['completion.usage', 'benchmark.synthetic']));
    const metrics = new Set(readHelmRuns(fixtures)[1]!.stats.map(({ metric }) => metric));
    expect(aci.scorers.length + aci.unmapped.length).toBe(metrics.size);
  });

  test('gives its completions, failed ones as such, and its scores under the same keys', async () => {
    const { completions, scores } = await heldRun(aci);
    expect(completions.map(({ instance, status }) => [instance, status])).toEqual([
      ['id0', 'completed'],
      ['id1', 'completed'],
      ['id2', 'completed'],
      ['id3', 'failed'],
    ]);
    expect(completions[0]).toMatchObject({
      replicate: 0,
      messages: [{ role: 'user', content: 'Simulated prompt 0 with braces { and "quotes" ]}.' }],
      row: { input: { text: 'Simulated input 0: a patient, made up.' } },
      completion: { outcome: 'complete', finishReason: 'stop', usage: null, milliseconds: 1500, attempts: 1 },
    });
    const jury = scores['aci_bench_accuracy']!;
    expect(jury.map(({ score }) => score)).toEqual(
      [42 / 9, 39 / 9, 44 / 9, 1].map((value) => ({ status: 'scored', value })),
    );
    expect(jury.map(({ key }) => key)).toEqual(completions.map(({ key }) => key));
  });

  test('a run of HELM that is written again comes back the same', async () => {
    const folder = join(scratch, 'again');
    await writeHelmRun(folder, aci);
    expect(await heldRun(openHelmRun(folder))).toEqual(await heldRun(aci));
  });

  test('perturbed copies and options that were asked for apart are instances of their own', async () => {
    const folder = join(scratch, 'perturbed');
    await writeHelmRun(folder, sourceOf({ ...run, completions: [] }));
    const state = (instance: object, more: object = {}) => ({
      instance: { id: 'id0', input: { text: 'a' }, references: [], ...instance },
      request: { prompt: 'a' },
      result: { success: true, completions: [{ text: 'x' }] },
      ...more,
    });
    const states = [
      state({}),
      state({ perturbation: { name: 'typos' } }),
      state({}, { reference_index: 1, request_mode: 'calibration' }),
    ];
    writeFileSync(join(folder, 'scenario_state.json'), JSON.stringify({ request_states: states }));
    const { completions } = await heldRun({ ...openHelmRun(folder), scorers: [] });
    expect(completions.map(({ instance }) => instance)).toEqual([
      'id0',
      'id0 perturbation=typos',
      'id0 reference=1 mode=calibration',
    ]);
  });

  test.each([
    ['run_spec.json', undefined, 'run_spec.json: there is no such file'],
    ['run_spec.json', '{', 'run_spec.json: is no valid JSON'],
    ['scenario_state.json', '{"request_states": [{}]}', 'key request_states[0].instance.id: is missing'],
    [
      'scenario_state.json',
      '{"request_states": [{"instance": {"id": "a"}}]}',
      'key request_states[0].request: is missing',
    ],
    [
      'scenario_state.json',
      '{"request_states": [{"instance": {"id": "a"}, "request": {}}]}',
      'key request_states[0].result.completions: is missing',
    ],
    ['per_instance_stats.json', '[{"instance_id": "a"}]', 'key [0].assaybook: is missing'],
  ])('%s with %s: the error names file and key', async (name, text, message) => {
    const folder = join(scratch, 'broken');
    rmSync(folder, { recursive: true, force: true });
    await writeHelmRun(folder, sourceOf(run));
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
    await expect((async () => heldRun(openHelmRun(folder)))()).rejects.toThrow(message);
  });

  test('a scorer that did not score it is refused by name', async () => {
    await expect(all(aci.scores('nothing'))).rejects.toThrow('no scorer nothing in');
  });
});

test('runningStat gives the population variance, never below 0', () => {
  const stat = runningStat('a');
  for (const value of [0.1, 0.1, 0.1]) stat.add(value);
  expect(stat.fields().variance).toBeGreaterThanOrEqual(0);
  stat.add(0.5);
  expect(stat.fields()).toMatchObject({ name: { name: 'a' }, count: 4, min: 0.1, max: 0.5 });
  expect(stat.fields().mean).toBeCloseTo(0.2, 12);
  expect(stat.fields().variance).toBeCloseTo(0.03, 12);
});
