import { expect, expectTypeOf, test } from 'vitest';
import { defineBenchmark } from '../../../src/bench/authoring/define-benchmark.ts';
import { exactMatchScorer } from '../../../src/bench/scorers/exact-match-scorer.ts';
import { rougeScorer } from '../../../src/bench/scorers/rouge-scorer.ts';

interface Item {
  question: string;
  answer: string;
  age: number;
}
const data: Item[] = [{ question: 'Is it?', answer: 'yes', age: 40 }];

test('row types flow from the data to prompt and scorers', () => {
  const benchmark = defineBenchmark({
    id: 'typed',
    data,
    prompt: (row) => {
      expectTypeOf(row).toEqualTypeOf<Item>();
      return row.question;
    },
    scorers: [exactMatchScorer({ gold: (row: Item) => row.answer }), rougeScorer({ gold: (row: Item) => row.answer })],
    idOf: (row) => `${row.age}`,
  });
  expectTypeOf(benchmark.prompt).parameter(0).toEqualTypeOf<Item>();
});

test('row types flow from a generator too', () => {
  defineBenchmark({
    id: 'typed',
    data: async function* () {
      yield { text: 'a' };
    },
    prompt: (row) => {
      expectTypeOf(row).toEqualTypeOf<{ text: string }>();
      return row.text;
    },
    scorers: exactMatchScorer({ gold: (row: { text: string }) => row.text }),
  });
});

test('a column that is not there is a type error, in the prompt and in the gold of a scorer', () => {
  defineBenchmark({
    id: 'typed',
    data,
    // @ts-expect-error the column is called question
    prompt: (row) => row.queston,
    // @ts-expect-error the column is called answer
    scorers: exactMatchScorer({ gold: (row: { anwser: string }) => row.anwser }),
  });
  defineBenchmark({
    id: 'typed',
    data,
    prompt: (row) => row.question,
    // @ts-expect-error a gold answer is a text or several
    scorers: [exactMatchScorer({ gold: (row: Item) => row.age })],
  });
});

test('a scorer written in place knows the rows, and knows which gold its metric takes', () => {
  const plain = [{ question: 'Is it?', options: ['yes', 'no'], letter: 'A' }];
  const benchmark = defineBenchmark({
    id: 'typed',
    data: plain,
    prompt: (row) => row.question,
    scorers: [
      { metric: 'multiple-choice', gold: (row) => ({ choices: row.options, correct: row.letter }) },
      { metric: 'exact-match', gold: (row) => row.letter },
    ],
  });
  expectTypeOf(benchmark.prompt).parameter(0).toEqualTypeOf<(typeof plain)[number]>();
  defineBenchmark({
    id: 'typed',
    data: plain,
    prompt: (row) => row.question,
    // @ts-expect-error there is no column called leter
    scorers: { metric: 'exact-match', gold: (row) => row.leter },
  });
  defineBenchmark({
    id: 'typed',
    data: plain,
    prompt: (row) => row.question,
    // @ts-expect-error multiple choice takes the options too
    scorers: { metric: 'multiple-choice', gold: (row) => row.letter },
  });
  const misspelt = () =>
    defineBenchmark({
      id: 'typed',
      data: plain,
      prompt: (row) => row.question,
      // @ts-expect-error the metric is called exact-match
      scorers: { metric: 'exact-macth', gold: (row) => row.letter },
    });
  expect(misspelt).toThrow("unknown metric 'exact-macth': did you mean exact-match?");
});

test('rows of a file are text unless their type is named', () => {
  defineBenchmark({
    id: 'typed',
    data: 'doses.csv',
    prompt: (row) => {
      expectTypeOf(row).toEqualTypeOf<Record<string, string>>();
      return row.question!;
    },
    scorers: { metric: 'exact-match', gold: (row) => row.answer },
  });
  defineBenchmark<Item>({
    id: 'typed',
    data: 'doses.csv',
    // @ts-expect-error there is no column called anwser
    prompt: (row) => row.anwser,
    scorers: { metric: 'exact-match', gold: (row) => row.answer },
  });
});
