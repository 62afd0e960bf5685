import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillJudgePrompt } from '../../../src/bench/authoring/jury-description.ts';
import { parseTemplate } from '../../../src/bench/authoring/template.ts';

const fill = (text: string, values: Record<string, unknown>): string =>
  parseTemplate(text, Object.keys(values)).fill(values);

describe('a prompt file', () => {
  test.each([
    ['Is {age}?', 'Is 90?'],
    ['{{"old": "{age}"}}', '{"old": "90"}'],
    ['{{{age}}}', '{90}'],
    ['{age} {"old": true}', '90 {"old": true}'],
    ['{age} {"a": {"b": 1}}', '90 {"a": {"b": 1}}'],
    ['{age}\n{\n  "a": [{"b": {}}]\n}', '90\n{\n  "a": [{"b": {}}]\n}'],
    ['{age} {"a": 1} {{age}}', '90 {"a": 1} {age}'],
    ['{patient id}', '7'],
    ['a } b { c {age}', 'a } b { c 90'],
    ['{} {0} {age}', '{} {0} 90'],
    ['$age ${age}', '$age $90'],
  ])('%j', (text, expected) => {
    expect(fill(text, { age: '90', 'patient id': '7' })).toBe(expected);
  });

  test('puts a value in as it is: braces, placeholders and $ in it stay', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (age, name) => {
        expect(fill('{age}|{name}', { age, name })).toBe(`${age}|${name}`);
      }),
    );
    expect(fill('{age}', { age: '{name} $& $1 {{', name: 'x' })).toBe('{name} $& $1 {{');
  });

  test('names its placeholders with their lines, those that are no columns too', () => {
    expect(parseTemplate('{age}\n\n{agge} {"a": 1} {age:.1f}', ['age']).placeholders).toEqual([
      { name: 'age', row: 1 },
      { name: 'agge', row: 3 },
      { name: 'age:.1f', row: 3 },
    ]);
  });
});

test('a judge prompt may hold $ and JSON, and an answer cannot bring placeholders of its own', () => {
  const prompt = 'Costs $5, ${x}. {"score": 0} {QUESTION} / {RESPONSE} / {GOLD_RESPONSE}';
  expect(fillJudgePrompt(prompt, { question: 'Q {RESPONSE}', response: '$& {GOLD_RESPONSE}', gold: 'G' })).toBe(
    'Costs $5, ${x}. {"score": 0} Q {RESPONSE} / $& {GOLD_RESPONSE} / G',
  );
});
