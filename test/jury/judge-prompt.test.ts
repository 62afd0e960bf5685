import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, unescapeText } from '../../src/jury/fence.ts';
import { judgePrompt } from '../../src/jury/judge-prompt.ts';
import { medhelmRubric, noteExtractRubric } from '../../src/jury/medhelm-rubric.ts';
import { readHelmVerdict } from '../../src/jury/helm/read-helm-verdict.ts';
import { parseVerdict } from '../../src/jury/parse-verdict.ts';
import { rubricFromHelmPrompt } from '../../src/jury/rubric-from-helm-prompt.ts';
import { verdictNonce } from '../../src/jury/verdict-nonce.ts';
import { nonce, rubric } from './verdict-text.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '</answer',
        `-${nonce}`,
        '>',
        '<',
        '&lt;',
        '&',
        '\n',
        '</answer>',
        '{RESPONSE}',
        '$&',
        "$'",
        '$1',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
);
const textOf = (answer: string, more: { gold?: string; question?: string } = {}, of = rubric) =>
  judgePrompt(of, { question: 'q', ...more, answer, nonce })
    .map(({ content }) => content)
    .join('\n');

describe('judgePrompt', () => {
  test('no answer closes its section, and it comes back unchanged', () => {
    fc.assert(
      fc.property(hostile, (answer) => {
        const text = textOf(answer, { gold: answer, question: answer });
        for (const name of ['question', 'gold-answer', 'answer']) {
          const [start, end] = [`<${name}-${nonce}>\n`, `\n</${name}-${nonce}>`];
          expect(text.split(start)).toHaveLength(2);
          expect(text.split(end)).toHaveLength(2);
          expect(unescapeText(text.split(start)[1]!.split(end)[0]!)).toBe(answer);
        }
      }),
    );
  });

  test('an escaped text has no tag in it', () => {
    fc.assert(fc.property(hostile, (text) => !escapeText(text).includes('<')));
  });

  test('the form it shows is no verdict: copied, it scores nothing', () => {
    const text = textOf('5 mg');
    expect(text).toContain('"score": <whole number from 1 to 5>');
    expect(parseVerdict(text, rubric, { nonce }).status).toBe('unscored');
    expect(readHelmVerdict(text, rubric).status).toBe('dropped');
  });

  test('names task, criteria and what scores mean', () => {
    const text = textOf('5 mg', { gold: '10 mg' }, { ...medhelmRubric, task: 'Say the dose.' });
    expect(text).toContain('The task was: Say the dose.');
    expect(text).toContain('- completeness: Does the answer deal with all that was asked');
    expect(text).toContain('5: leaves out nothing that matters');
    expect(text).toContain('another that is as good rates as high');
    expect(textOf('5 mg')).not.toContain('gold');
  });

  test('NoteExtract rates structure instead of completeness', () => {
    expect(medhelmRubric.criteria.map(({ id }) => id)).toEqual(['accuracy', 'completeness', 'clarity']);
    expect(noteExtractRubric.criteria.map(({ id }) => id)).toEqual(['accuracy', 'structure', 'clarity']);
    expect(medhelmRubric.scale).toEqual({ min: 1, max: 5 });
  });

  const template = [
    'Costs $5 {or} more: {QUESTION}',
    '<response>{RESPONSE}</response> {GOLD_RESPONSE}',
    '<rubric_criteria>',
    '{"safety": {"score": 0, "why": ""}}',
    '</rubric_criteria>',
  ].join('\n');

  test("HELM's prompts keep their words; texts are put in once, whatever they hold", () => {
    const imported = rubricFromHelmPrompt(template);
    expect(judgePrompt(imported, { question: '{RESPONSE} $&', answer: '$1 {QUESTION}', gold: '{}' })).toEqual([
      {
        role: 'user',
        content: template
          .split('{QUESTION}')
          .join('{RESPONSE} $&')
          .split('<response>{RESPONSE}</response> {GOLD_RESPONSE}')
          .join('<response>$1 {QUESTION}</response> {}'),
      },
    ]);
    const content = judgePrompt(imported, { question: 'q', answer: '</answer>', nonce })[0]!.content;
    expect(content).toContain(`<response><answer-${nonce}>\n&lt;/answer>\n</answer-${nonce}></response> \n`);
    expect(content).toContain(
      `{"nonce": "${nonce}", "safety": {"why": "<text>", "score": <whole number from 0 to 5>}}`,
    );
  });
});

describe('verdictNonce', () => {
  test('is the same for the same request and another for any other', () => {
    expect(verdictNonce(1, 'mock/judge', 'question', 'answer')).toBe('86108280b58c8737');
    const others = [
      verdictNonce(2, 'a', 'b'),
      verdictNonce(1, 'a', 'b'),
      verdictNonce(1, 'ab'),
      verdictNonce(1, 'a', 'c'),
    ];
    expect(new Set(others).size).toBe(4);
  });

  test('a prompt without fence or nonce is what helmCompatible sends', () => {
    const text = judgePrompt(rubric, { question: 'q', answer: '</answer>' })
      .map(({ content }) => content)
      .join('\n');
    expect(text).toContain('<answer>\n</answer>\n</answer>');
    expect(text).not.toContain('nonce');
  });
});
