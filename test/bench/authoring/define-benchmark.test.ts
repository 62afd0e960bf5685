import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { BenchmarkDefinition } from '../../../src/bench/authoring/benchmark-definition.ts';
import { defineBenchmark } from '../../../src/bench/authoring/define-benchmark.ts';
import { InvalidBenchmarkError } from '../../../src/bench/invalid-benchmark-error.ts';
import { exactMatchScorer } from '../../../src/bench/scorers/exact-match-scorer.ts';

interface Item {
  question: string;
  answer: string;
}
const data: Item[] = [
  { question: 'Is it?', answer: 'yes' },
  { question: 'Was it?', answer: 'no' },
];
const scorers = exactMatchScorer({ gold: (row: Item) => row.answer });
const define = (changes: Partial<BenchmarkDefinition<Item>> = {}) =>
  defineBenchmark<Item>({ id: 'doses', data, prompt: (row) => row.question, scorers, ...changes });
const idsOf = async (benchmark: ReturnType<typeof define>) => {
  const ids: string[] = [];
  for await (const { id } of benchmark.instances()) ids.push(id);
  return ids;
};
const problemsOf = (changes: object) => {
  try {
    define(changes);
  } catch (error) {
    return (error as InvalidBenchmarkError).problems;
  }
  throw new Error('it was accepted');
};

describe('defineBenchmark', () => {
  test('asks once, of the test split, at temperature 0 and with 1,024 tokens unless stated', () => {
    expect(define()).toMatchObject({
      id: 'doses',
      name: 'doses',
      synthetic: false,
      split: 'test',
      size: 2,
      replicates: 1,
      parameters: { maxTokens: 1024, temperature: 0 },
    });
  });

  test('a prompt of text is one message of the user; messages go as they are', () => {
    expect(define().prompt(data[0]!)).toEqual([{ role: 'user', content: 'Is it?' }]);
    const messages = [{ role: 'system', content: 'Be short.' } as const, { role: 'user', content: 'Is it?' } as const];
    expect(define({ prompt: () => messages }).prompt(data[0]!)).toEqual(messages);
  });

  test('a prompt without text is an error, not a request', () => {
    expect(() => define({ prompt: () => ' ' }).prompt(data[0]!)).toThrow(/benchmark doses, key prompt.*no text/);
    expect(() => define({ prompt: () => [] }).prompt(data[0]!)).toThrow(InvalidBenchmarkError);
  });

  test('instances come in the same order at each call, from rows and from an asynchronous source', async () => {
    const fromRows = define();
    const streamed = define({
      data: async function* () {
        yield* data;
      },
    });
    const ids = await idsOf(fromRows);
    expect(await idsOf(fromRows)).toEqual(ids);
    expect(await idsOf(streamed)).toEqual(ids);
    expect(await idsOf(streamed)).toEqual(ids);
    expect(streamed.size).toBeUndefined();
  });

  test('what items share is kept as their source', () => {
    expect([...(define({ sourceOf: (row) => row.answer }).instances() as Iterable<{ source?: string }>)]).toMatchObject(
      [{ source: 'yes' }, { source: 'no' }],
    );
  });
});

describe('ids of instances', () => {
  test('come from the content of the row: adding and moving rows leaves them alone', async () => {
    const [first, second] = await idsOf(define());
    const more = [data[1]!, { question: 'Will it?', answer: 'yes' }, data[0]!];
    const ids = await idsOf(define({ data: more }));
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect([ids[0], ids[2]]).toEqual([second, first]);
  });

  test('of rows alike in every column are numbered', async () => {
    const [first] = await idsOf(define());
    expect(await idsOf(define({ data: [data[0]!, data[0]!, data[0]!] }))).toEqual([first, `${first}-2`, `${first}-3`]);
  });

  test('come from the id column where there is one', async () => {
    const rows = [
      { id: '001', ...data[0]! },
      { id: '1', ...data[1]! },
    ];
    expect(await idsOf(define({ data: rows }))).toEqual(['001', '1']);
  });

  test('come from idOf before anything else', async () => {
    expect(
      await idsOf(define({ data: data.map((row) => ({ id: 'x', ...row })), idOf: (row) => row.question })),
    ).toEqual(['Is it?', 'Was it?']);
  });

  test('that are there twice are an error naming both rows', async () => {
    await expect(idsOf(define({ idOf: () => 'same' }))).rejects.toThrow(
      "benchmark doses, row 2: it has the id 'same' of row 1: ids are unique: change one, or give idOf",
    );
  });

  test('that are missing for a row are an error naming it', async () => {
    const rows = [{ id: 'a', ...data[0]! }, data[1]!];
    await expect(idsOf(define({ data: rows }))).rejects.toThrow('benchmark doses, row 2: it has no id');
  });
});

describe('a wrong definition', () => {
  test('is refused with everything that is wrong with it', () => {
    const problems = problemsOf({
      id: 'My Bench',
      data: [],
      scorers: [],
      maxTokens: 0,
      temperature: 3,
      replicates: 1.5,
    });
    expect(problems.map(({ key }) => key)).toEqual(['id', 'data', 'scorers', 'maxTokens', 'replicates', 'temperature']);
  });

  test.each([
    [{ prompts: 1 }, 'benchmark doses, key prompts: no such option: did you mean prompt?'],
    [{ data: (async function* () {})() }, 'give the function that makes it, not its result'],
    [{ data: [1] }, 'row 1 is no object'],
    [{ prompt: 'Is it?' }, 'key prompt: it is no function'],
    [{ scorers: exactMatchScorer }, 'one is no scorer: call its factory'],
    [{ scorers: [scorers, scorers] }, 'two are called exact-match'],
    [{ scorers: { metric: 'rogue-l', gold: () => 'a' } }, "unknown metric 'rogue-l': did you mean rouge-l?"],
    [{ scorers: { metric: 'rouge-l' } }, 'rouge-l has no gold'],
    [{ data: 'doses.docx' }, "the ending of 'doses.docx' tells no format"],
    [{ idOf: 'id' }, 'key idOf: it is no function'],
    [{ access: 'publik' }, "unknown access 'publik': did you mean public?"],
    [
      { taxonomy: 'clinical-decision-suport/planning-treatments' },
      "unknown category 'clinical-decision-suport': did you mean clinical-decision-support?",
    ],
    [
      { taxonomy: { category: 'clinical-decision-support', subcategory: 'planing-treatments' } },
      'did you mean planning-treatments?',
    ],
    [{ taxonomy: 'clinical-decision-support' }, 'no subcategory of clinical-decision-support is named: known are'],
    [{ taxonomy: 'a/b/c/d' }, 'more than three steps'],
  ])('%o', (changes, message) => {
    expect(() => define(changes as object)).toThrow(message);
  });
});

describe('the place in the taxonomy', () => {
  test('is found by ids or by names, and kept by ids', () => {
    const place = { category: 'clinical-decision-support', subcategory: 'planning-treatments' };
    expect(define({ taxonomy: 'clinical-decision-support/planning-treatments' }).taxonomy).toEqual(place);
    expect(define({ taxonomy: 'Clinical Decision Support/Planning treatments' }).taxonomy).toEqual(place);
    expect(define({ taxonomy: { ...place, task: 'any' } }).taxonomy).toEqual({ ...place, task: 'any' });
  });

  test('may be of your own taxonomy, tasks included', () => {
    const taxonomyTree = {
      categories: [
        {
          id: 'lab',
          name: 'Lab',
          subcategories: [{ id: 'blood', name: 'Blood', tasks: [{ id: 'count', name: 'Count' }] }],
        },
      ],
    };
    expect(define({ taxonomy: 'lab/blood/count', taxonomyTree }).taxonomy?.task).toBe('count');
    expect(() => define({ taxonomy: 'lab/blood/cuont', taxonomyTree })).toThrow('did you mean count?');
    expect(() => define({ taxonomy: 'lab/urine', taxonomyTree })).toThrow("unknown subcategory of lab 'urine'");
  });
});

describe('a benchmark of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'define-'));
  const path = join(folder, 'doses.csv');
  afterAll(() => rmSync(folder, { recursive: true }));
  const ofFile = () =>
    defineBenchmark({
      id: 'doses',
      data: path,
      prompt: (row) => row.question!,
      scorers: { metric: 'exact-match', gold: (row) => row.answer },
    });

  test('reads it anew at each call, ids of its id column as they stand', async () => {
    writeFileSync(path, 'id,question,answer\n001,Is it?,yes\n1,Was it?,no\n');
    for (let time = 0; time < 2; time++) {
      const instances = [];
      for await (const instance of ofFile().instances()) instances.push(instance);
      expect(instances.map(({ id }) => id)).toEqual(['001', '1']);
      expect(instances[0]!.row).toEqual({ id: '001', question: 'Is it?', answer: 'yes' });
    }
  });

  test('names the rows of the file where an id is there twice', async () => {
    writeFileSync(path, 'id,question,answer\n7,"Is\nit?",yes\n7,Was it?,no\n');
    const read = async () => {
      for await (const { id } of ofFile().instances()) void id;
    };
    await expect(read()).rejects.toThrow("doses.csv, row 4: it has the id '7' of row 2");
  });
});
