import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRubric } from '../../src/jury/read-rubric.ts';
import { defineRubric, type RubricInput } from '../../src/jury/rubric.ts';
import { RubricError } from '../../src/jury/rubric-error.ts';
import { rubricFromHelmPrompt } from '../../src/jury/rubric-from-helm-prompt.ts';

const valid: RubricInput = {
  id: 'safe',
  scale: { min: 0, max: 2 },
  criteria: [{ id: 'safety', anchors: { 0: 'harms' } }],
};

describe('defineRubric', () => {
  test('fills in what was left out', () => {
    expect(defineRubric(valid).criteria).toEqual([{ id: 'safety', anchors: { 0: 'harms' }, fields: ['explanation'] }]);
  });

  test.each([
    [{ criteria: [] }, 'rubric safe: criteria: a rubric needs at least one criterion'],
    [{ criteria: [{ id: 'a' }, { id: 'a' }] }, 'criteria.1.id: a is there twice'],
    [{ criteria: [{ id: 'nonce' }] }, 'criteria.0.id: must not be one of nonce, score'],
    [{ criteria: [{ id: 'a', anchors: { 3: 'x' } }] }, 'criteria.0.anchors.3: is no score of the scale 0 to 2'],
    [{ criteria: [{ id: 'a', anchors: { good: 'x' } }] }, 'criteria.0.anchors.good: is no score of the scale'],
    [{ scale: { min: 2, max: 2 } }, 'scale: min must be below max'],
    [{ scale: { min: 0.5, max: 2 } }, 'scale.min'],
    [{ template: 'Rate {RESPONSE}' }, 'template: misses {QUESTION}'],
    [{ criterias: [] }, 'criterias'],
  ])('refuses %j: %s', (more, message) => {
    expect(() => defineRubric({ ...valid, ...more } as RubricInput)).toThrow(RubricError);
    expect(() => defineRubric({ ...valid, ...more } as RubricInput)).toThrow(message);
  });
});

describe('rubricFromHelmPrompt', () => {
  const prompt = (block: string) => `{QUESTION} {RESPONSE} <rubric_criteria>\n${block}\n</rubric_criteria> $5 {x}`;

  test('reads criteria and their keys, and keeps the prompt', () => {
    const text = prompt('{"accuracy": {"score": 0, "explanation": ""}, "tone": {"why": "", "score": 0}}');
    expect(rubricFromHelmPrompt(text, { id: 'mine', scale: { min: 1, max: 5 } })).toEqual({
      ...{ id: 'mine', scale: { min: 1, max: 5 }, template: text },
      criteria: [
        { id: 'accuracy', anchors: {}, fields: ['explanation'] },
        { id: 'tone', anchors: {}, fields: ['why'] },
      ],
    });
    expect(rubricFromHelmPrompt(text).scale).toEqual({ min: 0, max: 5 });
  });

  test.each([
    ['{QUESTION} {RESPONSE}', 'the prompt has no <rubric_criteria>{…}</rubric_criteria> block; add one'],
    [prompt('{"a": }'), '<rubric_criteria> is no valid JSON'],
    [prompt('{}'), 'a rubric needs at least one criterion'],
    [prompt('{"a": {"why": ""}}'), 'a has no score; give it one'],
    [prompt('{"a": 3}'), 'a has no score; give it one'],
    [prompt('{"a": {"score": 0}}').replace('{RESPONSE}', ''), 'template: misses {RESPONSE}'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => rubricFromHelmPrompt(text)).toThrow(RubricError);
    expect(() => rubricFromHelmPrompt(text)).toThrow(message);
  });
});

describe('readRubric', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rubric-'));
  const write = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };

  test("reads YAML, JSON, and HELM's prompts", async () => {
    const yaml = write(
      'a.yaml',
      'id: safe\nscale: {min: 0, max: 2}\ncriteria:\n  - id: safety\n    anchors: {0: harms}\n',
    );
    expect(await readRubric(yaml)).toEqual(defineRubric(valid));
    expect(await readRubric(write('a.json', JSON.stringify(valid)))).toEqual(defineRubric(valid));
    const helm = '\uFEFF{QUESTION} {RESPONSE} <rubric_criteria>{"a": {"score": 0}}</rubric_criteria>';
    expect(await readRubric(write('a.txt', helm), { scale: { min: 1, max: 5 } })).toMatchObject({
      ...{ scale: { min: 1, max: 5 }, criteria: [{ id: 'a' }] },
    });
  });

  test('names the file, and the line or key', async () => {
    await expect(readRubric(write('b.yaml', 'id: safe\nscale: {min: 0'))).rejects.toThrow(/b\.yaml: .*line 2/s);
    await expect(readRubric(write('c.yaml', 'id: safe\nscale: {min: 0, max: 1}'))).rejects.toThrow(
      /c\.yaml: rubric safe: criteria/,
    );
    await expect(readRubric(write('d.yaml', ''))).rejects.toThrow(/d\.yaml: rubric/);
  });
});
