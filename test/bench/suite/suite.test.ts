import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../../src/bench/benchmark.ts';
import type { SuiteBenchmark } from '../../../src/bench/suite/build-benchmark.ts';
import { definitions } from '../../../src/bench/suite/definitions.ts';
import type { JuryTask } from '../../../src/bench/suite/jury-seat.ts';
import type { SuiteRow } from '../../../src/bench/suite/suite-definition.ts';
import { suite, suiteBenchmarkOf } from '../../../src/bench/suite/suite.ts';
import { syntheticAnswers } from '../../../src/bench/suite/synthetic-answers.ts';
import { completionOf } from './completion-of.ts';

const root = resolve(import.meta.dirname, '../../..');

interface Published {
  id: string;
  name: string;
  category: string;
  subcategory: string;
  access: string;
  question_type: string;
  metric: string;
  score_min: number;
  score_max: number;
  has_gold_answer: boolean;
  jury_criteria: string[] | null;
  max_output_tokens_at_run: number;
  max_output_tokens_reasoning: number;
}
const { benchmarks: published } = JSON.parse(readFileSync(resolve(root, 'data/medhelm/benchmarks.json'), 'utf8')) as {
  benchmarks: Published[];
};

const all = suite();
const named = all.map((benchmark): [string, SuiteBenchmark] => [benchmark.id, benchmark]);
const instancesOf = (benchmark: SuiteBenchmark) => [...(benchmark.instances() as Iterable<Instance<SuiteRow>>)];
const answers = syntheticAnswers();
const answersTo = (id: string) => answers.filter(({ benchmark }) => benchmark === id);

async function scoreOf(benchmark: SuiteBenchmark, instance: Instance<SuiteRow>, text: string) {
  const answered = { row: instance.row, messages: benchmark.prompt(instance.row), completion: completionOf(text) };
  const score = await benchmark.scorers[0].score(answered);
  return score.status === 'scored' ? score.value : score.reason;
}

describe('the suite', () => {
  test('has every benchmark of MedHELM, in the order of the taxonomy', () => {
    const { categories } = JSON.parse(readFileSync(resolve(root, 'data/medhelm/taxonomy.json'), 'utf8')) as {
      categories: { id: string; subcategories: { benchmarks: string[] }[] }[];
    };
    const order = categories.flatMap(({ subcategories }) => subcategories.flatMap(({ benchmarks }) => benchmarks));
    expect(order.length).toBe(37);
    expect(all.map(({ id }) => id)).toEqual(order);
  });

  test('states each benchmark once', () => {
    const ids = definitions.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('asks no prompt twice', () => {
    const prompts = answers.map(({ prompt }) => prompt);
    expect(prompts.filter((prompt, i) => prompts.indexOf(prompt) !== i)).toEqual([]);
  });

  test('says which benchmark a misspelt name may mean', () => {
    expect(() => suiteBenchmarkOf('medek')).toThrow("no benchmark medek in MedHELM's suite: did you mean medec?");
    expect(() => suite({ originals: { Medec: '/' } })).toThrow('did you mean medec?');
    expect(() => suite({ scorers: { 'med ec': suiteBenchmarkOf('medec').scorers } })).toThrow('did you mean medec?');
  });

  test('takes scorers of yours in place of its own', () => {
    const [flag, sentence] = suiteBenchmarkOf('medec').scorers;
    const swapped = suiteBenchmarkOf('medec', { scorers: { medec: [sentence!, flag] } });
    expect(swapped.scorers.map(({ name }) => name)).toEqual(['medec-sentence-accuracy', 'medec-flag-accuracy']);
  });
});

describe.each(named)('%s', (id, benchmark) => {
  const entry = published.find((one) => one.id === id)!;
  const instances = instancesOf(benchmark);

  test('is what the published tables say', () => {
    expect(benchmark).toMatchObject({
      name: entry.name,
      taxonomy: { category: entry.category, subcategory: entry.subcategory },
      access: entry.access,
      parameters: { temperature: 0, maxTokens: entry.max_output_tokens_at_run },
      replicates: 1,
    });
    expect(benchmark.scorers[0]).toMatchObject({
      name: entry.metric,
      scale: { min: entry.score_min, max: entry.score_max },
    });
    const reasoning = suiteBenchmarkOf(id, { reasoning: true });
    expect(reasoning.parameters.maxTokens).toBe(entry.max_output_tokens_reasoning);
  });

  test('says what it asks, which files it expects and where they come from', () => {
    expect(benchmark.description).toMatch(/^[A-Z].*\.$/);
    expect(benchmark.originals.expects.length).toBeGreaterThan(40);
    expect(benchmark.originals.access).toMatch(/^(Public|Gated|Private): .*\.$/);
    expect(benchmark.originals.access.split(':')[0]!.toLowerCase()).toBe(entry.access);
  });

  test('has five instances of our own or more, each with an id of its own', () => {
    expect(benchmark.synthetic).toBe(true);
    expect(instances.length).toBeGreaterThanOrEqual(5);
    expect(benchmark.size).toBe(instances.length);
    expect(new Set(instances.map((instance) => instance.id)).size).toBe(instances.length);
    for (const { id: name } of instances) expect(name).toMatch(new RegExp(`^${id}-\\d+$`));
  });

  test('puts the row into the prompt', () => {
    const definition = definitions.find((one) => one.id === id)!;
    for (const { row } of instances) {
      const messages = benchmark.prompt(row);
      const prompt = messages.at(-1)!;
      expect(prompt.role).toBe('user');
      expect(prompt.content).toContain(definition.input(row));
      expect(JSON.stringify(messages)).not.toMatch(/undefined|\[object|NaN/);
      if ('choices' in definition.answer)
        definition.answer.choices(row).forEach((choice, i) => {
          expect(prompt.content).toContain(`\n${String.fromCharCode(65 + i)}. ${choice}`);
        });
    }
  });

  test('is not all of one answer', () => {
    const right = answersTo(id).map((answer) => answer.right);
    expect(new Set(right).size).toBeGreaterThan(1);
  });

  if (entry.question_type === 'closed') {
    test('scores a right answer best and a wrong one less', async () => {
      for (const [i, instance] of instances.entries()) {
        const { right, wrong } = answersTo(id)[i]!;
        expect(await scoreOf(benchmark, instance, right), `${instance.id}, right`).toBe(entry.score_max);
        expect(await scoreOf(benchmark, instance, wrong), `${instance.id}, wrong`).toBeLessThan(entry.score_max);
      }
    });
  } else {
    test('is unscored without judges, and says so', async () => {
      const { right } = answersTo(id)[0]!;
      expect(await scoreOf(benchmark, instances[0]!, right)).toMatch(/^no judges/);
    });

    test('is scored by the jury that it is given', async () => {
      const tasks: JuryTask<never>[] = [];
      const judged = suiteBenchmarkOf(id, {
        jury: (task) => {
          if (task.benchmark === id) tasks.push(task);
          const { name, scale } = { name: 'jury', scale: task.scale };
          const score = ({ row, completion }: { row: never; completion: { text: string } }) => {
            const reference = task.gold?.(row) ?? task.input(row);
            const shared = completion.text.split(/\s+/).filter((word) => reference.includes(word)).length;
            return { status: 'scored' as const, value: Math.min(5, 1 + shared) };
          };
          return { name, scale, identity: { judges: 'mock' }, score: score as never };
        },
      });
      const { right, wrong } = answersTo(id)[0]!;
      expect(await scoreOf(judged, instances[0]!, right)).toBe(5);
      expect(right).not.toBe(wrong);
      expect(tasks[0]!.criteria).toEqual(entry.jury_criteria);
      expect(tasks[0]!.gold !== null).toBe(entry.has_gold_answer);
      expect(tasks[0]!.instruction(instances[0]!.row as never).length).toBeGreaterThan(20);
    });

    if (entry.has_gold_answer)
      test('has ROUGE beside the jury, higher for the right answer', async () => {
        const names = benchmark.scorers.map(({ name }) => name);
        expect(names).toEqual(['jury', 'rouge-1', 'rouge-2', 'rouge-l']);
        const rouge = benchmark.scorers[1]!;
        for (const [i, { row }] of instances.entries()) {
          const value = async (text: string) => {
            const score = await rouge.score({ row, messages: [], completion: completionOf(text) });
            return score.status === 'scored' ? score.value : NaN;
          };
          const { right, wrong } = answersTo(id)[i]!;
          expect(await value(right)).toBeGreaterThan(await value(wrong));
        }
      });
  }
});
