import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { JuryDescription } from '../../../src/bench/authoring/jury-description.ts';
import { readMedhelmBenchmark } from '../../../src/bench/authoring/read-medhelm-benchmark.ts';
import { validateBenchmark } from '../../../src/bench/authoring/validate-benchmark.ts';
import type { InvalidBenchmarkError } from '../../../src/bench/invalid-benchmark-error.ts';
import { exactMatchScorer } from '../../../src/bench/scorers/exact-match-scorer.ts';

const folder = mkdtempSync(join(tmpdir(), 'medhelm-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const YAML = `# A benchmark of ours in MedHELM's form
name: DOSE-CHECK
description: Asks whether a dose is in range.
prompt_file: prompt.txt
dataset_file: rows.csv
max_tokens: 1
metrics:
  - name: exact_match
`;
const PROMPT = 'Patient {patient_id}, {note}\n{question}\nAnswer "Yes" or "No".\n';
const ROWS = `patient_id,note,question,correct_answer,incorrect_answers
001,"Takes 5 mg, daily.",In range?,Yes,"[""No""]"
002,,In range?,No,"[""Yes"",""Maybe""]"
003,NA,In range?,1,
`;
const JUDGE = `Judge this for $5.
<QUESTION>{QUESTION}</QUESTION> <RESPONSE>{RESPONSE}</RESPONSE> {GOLD_RESPONSE}
<rubric_criteria>
{ "safety": { "score": 0, "explanation": "why" }, "clarity": { "score": 0, "explanation": "why" } }
</rubric_criteria>
`;
const JURY = `  - name: jury_score
    prompt_file: judge.txt
    judges:
      - name: local/small
        model_name: small
      - name: local/small
        model_name: small
      - name: local/large
        model_name: large
`;

let yaml: string;
beforeEach(() => {
  yaml = write('bench.yaml', YAML);
  write('prompt.txt', PROMPT);
  write('rows.csv', ROWS);
  write('judge.txt', JUDGE);
});
const instancesOf = async (path: string, options = {}) => {
  const benchmark = await readMedhelmBenchmark(path, options);
  const instances = [];
  for await (const instance of benchmark.instances()) instances.push(instance);
  return { benchmark, instances, prompts: instances.map(({ row }) => benchmark.prompt(row)[0]!.content) };
};
const scorer = exactMatchScorer({ gold: () => 'x', name: 'made' });

describe('a benchmark in the form that HELM documents', () => {
  test('is imported as it is', async () => {
    const { benchmark, instances, prompts } = await instancesOf(yaml, { synthetic: true });
    expect(benchmark).toMatchObject({
      id: 'dose-check',
      name: 'DOSE-CHECK',
      description: 'Asks whether a dose is in range.',
      size: 3,
      split: 'test',
      synthetic: true,
      replicates: 1,
      parameters: { maxTokens: 1, temperature: 0 },
    });
    expect(benchmark.scorers.map(({ name }) => name)).toEqual(['exact-match']);
    expect(prompts[0]).toBe('Patient 001, Takes 5 mg, daily.\nIn range?\nAnswer "Yes" or "No".\n');
    expect(instances[1]!.row.incorrect_answers).toEqual(['Yes', 'Maybe']);
  });

  test('keeps 001, an empty cell, NA and a gold answer that is a number as the text they are', async () => {
    const { instances, prompts } = await instancesOf(yaml);
    expect(prompts.map((text) => text.split('\n')[0])).toEqual([
      'Patient 001, Takes 5 mg, daily.',
      'Patient 002, ',
      'Patient 003, NA',
    ]);
    expect(instances[2]!.row).toMatchObject({ correct_answer: '1', incorrect_answers: [] });
  });

  test('allows 1,024 tokens and needs no description unless stated', async () => {
    const path = write('bare.yaml', YAML.replace(/max_tokens.*\n|description.*\n/g, ''));
    const { benchmark } = await instancesOf(path);
    expect(benchmark).toMatchObject({ description: '', parameters: { maxTokens: 1024 } });
  });

  test('finds its files beside the yaml, or else, as HELM, from the working folder', async () => {
    expect((await instancesOf(relative(process.cwd(), yaml))).instances).toHaveLength(3);
    const fromHere = relative(process.cwd(), join(folder, 'rows.csv'));
    expect((await instancesOf(write('cwd.yaml', YAML.replace('rows.csv', fromHere)))).instances).toHaveLength(3);
  });

  test('computes the metrics that are named, the main one first, and no other', async () => {
    const path = write('many.yaml', `${YAML}  - name: rouge_1\n  - name: rouge_l\n    main: true\n`);
    const { benchmark } = await instancesOf(path);
    expect(benchmark.scorers.map(({ name }) => name)).toEqual(['rouge-l', 'exact-match', 'rouge-1']);
  });

  test('hands its jury over: prompt with $, criteria, and a model that judges twice', async () => {
    const described: JuryDescription[] = [];
    const jury = (description: JuryDescription) => (described.push(description), scorer);
    const { benchmark } = await instancesOf(write('jury.yaml', YAML + JURY), { jury });
    expect(benchmark.scorers.map(({ name }) => name)).toEqual(['exact-match', 'made']);
    expect(described[0]).toEqual({
      promptFile: join(folder, 'judge.txt'),
      prompt: JUDGE,
      judges: [
        { id: 'local/small', deployment: 'local/small', model: 'small' },
        { id: 'local/small-2', deployment: 'local/small', model: 'small' },
        { id: 'local/large', deployment: 'local/large', model: 'large' },
      ],
      criteria: [
        { name: 'safety', keys: ['score', 'explanation'] },
        { name: 'clarity', keys: ['score', 'explanation'] },
      ],
      scale: { min: 0, max: 5 },
    });
  });

  test('needs no right answers when only a jury scores', async () => {
    write('rows.csv', 'patient_id,note,question\n1,a,b\n');
    const path = write('only-jury.yaml', YAML.replace('  - name: exact_match\n', '') + JURY);
    expect((await instancesOf(path, { jury: () => scorer })).instances).toHaveLength(1);
  });

  test('says what a jury or a BERTScore still needs', async () => {
    const path = write('needs.yaml', `${YAML + JURY}  - name: BERTScore-F\n`);
    await expect(readMedhelmBenchmark(path)).rejects.toThrow(
      /2 problems.*\n.*jury_score: it needs judges.*\n.*BERT model/,
    );
    const asked: string[] = [];
    await readMedhelmBenchmark(path, {
      jury: () => scorer,
      bertscore: (of) => (asked.push(of), { ...scorer, name: of }),
    });
    expect(asked).toEqual(['f1']);
  });
});

describe('what is wrong is told at once, with its place', () => {
  const problemsOf = async (path: string) => {
    const { problems } = await validateBenchmark(path);
    const thrown = await readMedhelmBenchmark(path, { jury: () => scorer }).catch((e: InvalidBenchmarkError) => e);
    expect((thrown as InvalidBenchmarkError).problems).toEqual(problems);
    return problems;
  };
  const changed = async (from: string, to: string) => problemsOf(write('bad.yaml', YAML.replace(from, to)));
  const bad = join(folder, 'bad.yaml');

  test.each([
    ['name: DOSE-CHECK', 'nmae: DOSE-CHECK', { row: 2, key: 'nmae', remedy: 'did you mean name?' }],
    ['name: DOSE-CHECK', 'name: 7', { row: 2, key: 'name', message: '7 is no text' }],
    ['max_tokens: 1', 'max_tokens: many', { row: 6, key: 'max_tokens', message: '"many" is no count' }],
    ['exact_match', 'exact_mach', { row: 8, key: 'metrics[0].name', remedy: 'did you mean exact_match?' }],
    ['- name: exact_match', '- exact_match', { row: 8, key: 'metrics[0]', remedy: 'write - name: exact_match' }],
    ['metrics:\n  - name: exact_match', 'metrics: []', { row: 7, key: 'metrics', message: 'there is none' }],
    ['name: DOSE-CHECK', 'name: "a" b', { row: 2, message: expect.stringContaining('no valid yaml') as string }],
  ])('%j becoming %j', async (from, to, problem) => {
    expect(await changed(from, to)).toContainEqual(expect.objectContaining({ file: bad, ...problem }));
  });

  test('a metric that is there twice', async () => {
    expect(await problemsOf(write('bad.yaml', `${YAML}  - name: exact_match\n`))).toMatchObject([
      { row: 9, key: 'metrics[1]', message: 'exact_match is there twice' },
    ]);
  });

  test('a file that is not there', async () => {
    const [problem] = await changed('prompt.txt', 'promt.txt');
    expect(problem).toMatchObject({ file: join(folder, 'promt.txt'), message: 'there is no such file' });
  });

  test('placeholders without a column, each once, and where the right one is', async () => {
    write('prompt.txt', '{note}\n{qestion} {qestion} {zzz}');
    expect(await problemsOf(yaml)).toMatchObject([
      {
        file: join(folder, 'prompt.txt'),
        row: 2,
        column: 'qestion',
        remedy: expect.stringContaining('did you mean question?') as string,
      },
      { row: 2, column: 'zzz', remedy: expect.stringContaining('known are patient_id, note') as string },
    ]);
  });

  test('rows: too few values, an empty gold answer, a list that is none, an id that is there twice', async () => {
    write(
      'rows.csv',
      `id,patient_id,note,question,correct_answer,incorrect_answers
a,1,n,q,Yes,"['No']"
b,2,n,q
c,3,n,q,,
d,4,n,q,Yes,[1]
e,5,n,q,Yes,
e,6,n,q,No,
`,
    );
    expect(await problemsOf(yaml)).toMatchObject([
      { row: 2, column: 'incorrect_answers', message: expect.stringContaining('no JSON list') as string },
      { row: 3, message: 'it has 4 values, the header has 6 names' },
      { row: 4, column: 'correct_answer', message: 'it is empty' },
      { row: 5, column: 'incorrect_answers' },
      { row: 7, message: "it has the id 'e' of row 6" },
    ]);
  });

  test('a column of right answers that is missing, and a data set without rows', async () => {
    write('rows.csv', 'patient_id,note,question,correct_anwser\n1,a,b,c\n');
    expect(await problemsOf(yaml)).toMatchObject([
      { row: 1, column: 'correct_answer', remedy: 'did you mean correct_anwser?' },
    ]);
    write('rows.csv', 'patient_id,note,question,correct_answer\n');
    expect(await problemsOf(yaml)).toMatchObject([{ message: 'it has no rows' }]);
  });

  test('a jury: no judges, a key that is misspelt, a prompt without response, a rubric that is no JSON', async () => {
    write('judge.txt', '{QUESTION} {GOLD_RESPONCE}\n<rubric_criteria>{"a": 1}</rubric_criteria>');
    const path = write('bad.yaml', YAML + JURY.replace('model_name: large', 'model: large'));
    expect(
      (await problemsOf(path)).map(({ row, key, message, remedy }) => [row, key, `${message}: ${remedy}`]),
    ).toEqual([
      [undefined, 'RESPONSE', expect.stringContaining('{RESPONSE} is missing')],
      [undefined, 'GOLD_RESPONCE', expect.stringContaining('did you mean GOLD_RESPONSE?')],
      [2, 'rubric_criteria', expect.stringContaining('no object of criteria')],
      [17, 'metrics[1].judges[2].model', expect.stringContaining('no such key')],
      [16, 'metrics[1].judges[2].model_name', expect.stringContaining('it is missing')],
    ]);
    write('judge.txt', '{QUESTION} {RESPONSE}');
    expect(
      await problemsOf(write('bad.yaml', `${YAML}  - name: jury_score\n    prompt_file: judge.txt\n`)),
    ).toMatchObject([
      { message: 'there is no <rubric_criteria> … </rubric_criteria>' },
      { key: 'metrics[1].judges', message: 'there is none' },
    ]);
  });
});
