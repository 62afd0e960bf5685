import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { openHelmRun } from '../../src/interop/helm/open-helm-run.ts';
import { writeHelmRun } from '../../src/interop/helm/write-helm-run.ts';
import { openInspectRun } from '../../src/interop/inspect/open-inspect-run.ts';
import { openZip } from '../../src/interop/inspect/zip-entries.ts';
import { openLmEvalRun } from '../../src/interop/lm-eval/open-lm-eval-run.ts';
import { all, heldRun } from './arbitrary-run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'imports-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const header = {
  version: 2,
  status: 'success',
  eval: {
    task: 'med_qa',
    model: 'openai/made-up',
    dataset: { name: 'made up', samples: 2 },
    config: { epochs: 2, limit: 2 },
    packages: { inspect_ai: '0.3.100' },
  },
  plan: { steps: [], config: { max_tokens: 16, temperature: 0 } },
  results: {
    scores: [
      { name: 'choice', metrics: { accuracy: { value: 0.5 } } },
      { name: 'length', metrics: { mean: { value: 3 } } },
    ],
  },
};
const sample = (id: string | number, epoch: number, value: unknown, more: object = {}) => ({
  id,
  epoch,
  input: 'Which drug?',
  choices: ['aspirin', 'warfarin'],
  target: 'B',
  messages: [
    { role: 'system', content: 'Answer.' },
    { role: 'user', content: [{ type: 'text', text: 'Which drug?' }] },
    { role: 'tool', content: 'a table' },
    { role: 'assistant', content: 'B' },
  ],
  output: {
    model: 'made-up-1',
    choices: [{ message: { role: 'assistant', content: 'B' }, stop_reason: 'stop' }],
    usage: { input_tokens: 12, output_tokens: 1, total_tokens: 13, input_tokens_cache_read: 4 },
    time: 0.5,
  },
  scores: {
    choice: { value, answer: 'B', explanation: null },
    length: { value: 3 },
    parts: { value: { dose: 1, drug: 'C' } },
    words: { value: 'good' },
  },
  ...more,
});
const samples = [
  sample(1, 1, 'C'),
  sample(1, 2, 'I', { error: { message: 'the sandbox died' } }),
  sample(10, 1, 'P', {
    messages: [
      { role: 'user', content: 'attachment://abc' },
      { role: 'assistant', content: '' },
    ],
    output: { model: 'made-up-1', choices: [{ message: { content: '' }, stop_reason: 'content_filter' }] },
    attachments: { abc: 'a long text' },
  }),
  sample(2, 1, null),
];

const evalFile = join(scratch, 'log.eval');
const jsonFile = join(scratch, 'log.json');
const packed = (entries: Record<string, unknown>) =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, strToU8(JSON.stringify(value))])));
const entries = Object.fromEntries(samples.map((each) => [`samples/${each.id}_epoch_${each.epoch}.json`, each]));
writeFileSync(evalFile, packed({ ...entries, 'header.json': header }));
writeFileSync(jsonFile, JSON.stringify({ ...header, samples }, null, 2));

describe('openInspectRun', () => {
  test('describes the run; lists what it could not map', async () => {
    const run = await openInspectRun(evalFile);
    expect(run.description).toMatchObject({
      benchmark: { id: 'med_qa', description: 'made up' },
      model: { name: 'openai/made-up' },
      parameters: { maxTokens: 16, temperature: 0 },
      replicates: 2,
      limit: 2,
      versions: { inspect_ai: '0.3.100' },
    });
    expect(run.scorers.map(({ name }) => name)).toEqual(['choice', 'parts/drug']);
    expect(run.unmapped).toEqual([
      'scorer length: its scale is not known, give it in scales',
      'scorer parts/dose: its scale is not known, give it in scales',
      'scorer words: its values are no numbers',
      'messages of role tool: left out of what was sent',
      'events, store and plan of the samples',
    ]);
    const scaled = await openInspectRun(evalFile, { scales: { length: { min: 0, max: 9 } } });
    expect(scaled.scorers.map(({ name }) => name)).toContain('length');
  });

  test('gives completions with what the server said, failures as failures, attachments in their places', async () => {
    const { completions } = await heldRun(await openInspectRun(evalFile));
    expect(completions.map(({ instance, replicate, status }) => [instance, replicate, status])).toEqual([
      ['1', 0, 'completed'],
      ['1', 1, 'failed'],
      ['2', 0, 'completed'],
      ['10', 0, 'completed'],
    ]);
    expect(completions[0]).toMatchObject({
      row: { input: 'Which drug?', choices: ['aspirin', 'warfarin'], target: 'B' },
      messages: [
        { role: 'system', content: 'Answer.' },
        { role: 'user', content: 'Which drug?' },
      ],
      completion: {
        text: 'B',
        outcome: 'complete',
        served: { model: 'made-up-1' },
        usage: { promptTokens: 12, completionTokens: 1, cachedTokens: 4 },
        milliseconds: 500,
      },
    });
    expect(completions[1]).toMatchObject({ error: { message: 'the sandbox died' } });
    expect(completions[3]).toMatchObject({
      messages: [{ role: 'user', content: 'a long text' }],
      completion: { outcome: 'refused', usage: null },
    });
  });

  test('C, I and P are 1, 0 and 0.5; no value is unscored', async () => {
    const { scores, completions } = await heldRun(await openInspectRun(evalFile));
    expect(scores['choice']!.map(({ score }) => (score.status === 'scored' ? score.value : score.reason))).toEqual([
      1,
      0,
      'inspect has no value',
      0.5,
    ]);
    expect(scores['choice']!.map(({ key }) => key)).toEqual(completions.map(({ key }) => key));
    expect(scores['choice']![0]!.score.evidence).toEqual({ answer: 'B' });
  });

  test('the .json log holds the same, in its own order', async () => {
    const byKey = <T extends { key: string }>(list: T[]) => list.sort((a, b) => a.key.localeCompare(b.key));
    const [one, two] = [await heldRun(await openInspectRun(evalFile)), await heldRun(await openInspectRun(jsonFile))];
    expect(two.description).toEqual(one.description);
    expect(byKey(two.completions)).toEqual(byKey(one.completions));
    expect(byKey(two.scores['choice']!)).toEqual(byKey(one.scores['choice']!));
  });

  test('a log of a run that was cut off is read by its journal', async () => {
    const file = join(scratch, 'cut.eval');
    writeFileSync(file, packed({ '_journal/start.json': { ...header, results: null }, ...entries }));
    expect(await all((await openInspectRun(file)).completions())).toHaveLength(4);
  });

  test('writes on as a HELM run, and comes back the same', async () => {
    const run = await openInspectRun(evalFile);
    await writeHelmRun(join(scratch, 'helm'), run);
    expect(await heldRun(openHelmRun(join(scratch, 'helm')))).toEqual(await heldRun(run));
  });

  test('what is no log is refused, with the entry at fault', async () => {
    const written = (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(scratch, name), content);
      return join(scratch, name);
    };
    const whole = packed({ 'header.json': header });
    const other = Uint8Array.from(whole);
    const directory = Buffer.from(other).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    other[directory + 10] = 93;
    for (const [file, message] of [
      [join(scratch, 'absent.eval'), 'there is no such file'],
      [written('text.eval', 'x'.repeat(99)), 'is no zip file, or was cut off'],
      [written('half.eval', whole.subarray(0, whole.length - 30)), 'is no zip file, or was cut off'],
      [written('empty.eval', packed({ 'a.json': {} })), 'is no inspect log'],
      [written('zstd.eval', other), 'entry header.json: is packed with Zstandard'],
      [written('bad.eval', zipSync({ 'header.json': strToU8('{') })), 'entry header.json: is no valid JSON'],
      [written('bad.json', '{'), 'bad.json: is no valid JSON'],
    ])
      await expect(openInspectRun(file!), message).rejects.toThrow(message!);
  });
});

test('openZip reads zip64: entries whose sizes and directory stand in the wide fields', async () => {
  // One stored entry `a` with the text `hi`, written by hand.
  const name = Buffer.from('a');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  const body = Buffer.concat([local, name, Buffer.from('hi')]);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  for (const at of [20, 24, 42]) head.writeUInt32LE(0xffffffff, at);
  head.writeUInt16LE(1, 28);
  head.writeUInt16LE(28, 30);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  [2n, 2n, 0n].forEach((value, k) => extra.writeBigUInt64LE(value, 4 + 8 * k));
  const directory = Buffer.concat([head, name, extra]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  [1, directory.length, body.length].forEach((value, k) => end64.writeBigUInt64LE(BigInt(value), 32 + 8 * k));
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(body.length + directory.length), 8);
  const end = Buffer.alloc(22, 0xff);
  end.writeUInt32LE(0x06054b50, 0);
  const file = join(scratch, 'wide.zip');
  writeFileSync(file, Buffer.concat([body, directory, end64, locator, end]));
  const zip = await openZip(file);
  expect([zip.names, await zip.text('a')]).toEqual([['a'], 'hi']);
  await zip.close();
});

describe('openLmEvalRun', () => {
  const time = '2025-01-01T00-00-00.000000';
  const line = (doc_id: number, more: object) => JSON.stringify({ doc_id, doc: { q: doc_id }, target: 'yes', ...more });
  const file = join(scratch, `samples_pubmedqa_${time}.jsonl`);
  const texts = (doc_id: number, resps: string[], filter: string, exact_match: number) =>
    line(doc_id, {
      arguments: { gen_args_0: { arg_0: `Question ${doc_id}`, arg_1: { until: ['\n'] } } },
      resps: [resps],
      filtered_resps: [resps[0]],
      filter,
      metrics: ['exact_match', 'bleu'],
      exact_match,
      bleu: ['yes', 'no'],
    });
  writeFileSync(
    file,
    [
      texts(0, ['yes', 'no'], 'none', 1),
      texts(1, ['', 'maybe'], 'none', 0),
      texts(0, ['yes', 'no'], 'lenient', 1),
      texts(1, ['', 'maybe'], 'lenient', 1),
    ].join('\n') + '\n',
  );
  writeFileSync(
    join(scratch, `results_${time}.json`),
    JSON.stringify({
      model_name: 'org/model',
      lm_eval_version: '0.4.9',
      config: { model: 'local-completions', limit: 2 },
      configs: { pubmedqa: { test_split: 'test', generation_kwargs: { max_gen_toks: 8, temperature: 0 } } },
    }),
  );

  test('joins samples and results; repeats are replicates, filters are scorers of their own', async () => {
    const run = await openLmEvalRun(file);
    expect(run.description).toMatchObject({
      benchmark: { id: 'pubmedqa', split: 'test' },
      model: { name: 'org/model' },
      parameters: { maxTokens: 8, temperature: 0 },
      replicates: 2,
      limit: 2,
      versions: { 'lm-eval': '0.4.9' },
    });
    expect(run.scorers.map(({ name }) => name)).toEqual(['exact_match', 'exact_match,lenient']);
    expect(run.unmapped).toEqual([
      'metric bleu: its values are no numbers',
      'metric bleu,lenient: its values are no numbers',
    ]);
    const { completions, scores } = await heldRun(run);
    expect(
      completions.map((each) => [
        each.instance,
        each.replicate,
        each.status === 'completed' && each.completion.text,
        each.status === 'completed' && each.completion.outcome,
      ]),
    ).toEqual([
      ['0', 0, 'yes', 'complete'],
      ['0', 1, 'no', 'complete'],
      ['1', 0, '', 'empty'],
      ['1', 1, 'maybe', 'complete'],
    ]);
    expect(completions[0]).toMatchObject({
      messages: [{ role: 'user', content: 'Question 0' }],
      row: { target: 'yes' },
    });
    const values = (name: string) => scores[name]!.map(({ score }) => score.status === 'scored' && score.value);
    expect([values('exact_match'), values('exact_match,lenient')]).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  test('of options compared by log likelihood the likeliest is the answer, and that is said', async () => {
    const options = join(scratch, 'options.jsonl');
    writeFileSync(
      options,
      line(7, {
        arguments: [
          ['Q?', ' no'],
          ['Q?', ' yes'],
        ],
        resps: [[[-2.5, false]], [[-0.5, true]]],
        filter: 'none',
        metrics: ['acc'],
        acc: 1,
      }),
    );
    const run = await openLmEvalRun(options);
    const [only] = await all(run.completions());
    expect(only).toMatchObject({ messages: [{ content: 'Q?' }], completion: { text: 'yes' } });
    expect(run.absent).toEqual(
      expect.arrayContaining(['model.name', 'completion.text: the likeliest option stands for it']),
    );
  });

  test.each([
    ['{"doc_id": 1}\n{', 'line 2: is no valid JSON'],
    ['{"a": 1}', 'line 1: has no doc_id'],
  ])('%j: the error names the line', async (text, message) => {
    const broken = join(scratch, 'broken.jsonl');
    writeFileSync(broken, text);
    await expect(openLmEvalRun(broken)).rejects.toThrow(message);
    await expect(openLmEvalRun(join(scratch, 'absent.jsonl'))).rejects.toThrow('there is no such file');
  });
});
