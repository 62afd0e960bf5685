import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTokens } from '../../src/cost/count-tokens.ts';
import { mostPromptTokens } from '../../src/cost/most-prompt-tokens.ts';
import { tokenCounter } from '../../src/cost/token-counter.ts';

describe('countTokens', () => {
  // OpenAI's cookbook ("How to count tokens with tiktoken") prints these counts of tiktoken for both encodings.
  test.each([
    ['antidisestablishmentarianism', 6, 6],
    ['2 + 2 = 4', 7, 7],
    ['お誕生日おめでとう', 9, 8],
  ])('counts %s as the tokenizers of OpenAI do', async (text, cl100k, o200k) => {
    expect(await countTokens(text, 'openai/gpt-4')).toEqual({
      tokens: cl100k,
      counted: true,
      basis: 'cl100k_base (gpt-tokenizer)',
    });
    expect(await countTokens(text, 'openai/gpt-4o-2024-05-13')).toMatchObject({ tokens: o200k, counted: true });
  });

  test('knows models with and without their provider, and takes none for a relative of OpenAI', async () => {
    const counted = async (model: string) => (await tokenCounter(model)).basis.split(' ')[0];
    expect(await counted('o3-mini')).toBe('o200k_base');
    expect(await counted('openrouter/openai/gpt-5-mini')).toBe('o200k_base');
    expect(await counted('gpt-3.5-turbo')).toBe('cl100k_base');
    for (const model of ['deepseek/deepseek-r1', 'anthropic/claude-3.7-sonnet', 'o3x', 'mock/skilled'])
      expect(await counted(model)).toBe('estimate:');
  });

  test('an estimate says so, and by what: 4 ASCII characters or one other a token', async () => {
    expect(await countTokens('Hello, world!', 'mock/skilled')).toEqual({
      tokens: 4,
      counted: false,
      basis: 'estimate: 4 ASCII characters, or 1 other, a token',
    });
    expect((await countTokens('头痛😀', 'mock/skilled')).tokens).toBe(3);
    expect((await countTokens('', 'mock/skilled')).tokens).toBe(0);
  });

  test('a prompt has 4 tokens more a message, and 3 for the answer', async () => {
    const messages = [
      { role: 'system' as const, content: 'hello world' },
      { role: 'user' as const, content: 'hello world' },
    ];
    expect((await countTokens(messages, 'gpt-4o')).tokens).toBe(2 * (2 + 4) + 3);
  });

  test('words that stand for special tokens are plain text', async () => {
    expect((await countTokens('<|endoftext|>', 'gpt-4o')).tokens).toBeGreaterThan(1);
  });
});

describe('mostPromptTokens', () => {
  test('is bytes, 16 a message and 128', () => {
    expect(mostPromptTokens([{ role: 'user', content: 'Hé' }])).toBe(128 + 16 + 3);
  });

  test('no tokenizer here counts more', async () => {
    const counters = await Promise.all(['gpt-4o', 'gpt-4', 'mock/any'].map(tokenCounter));
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 4 }), (contents) => {
        const messages = contents.map((content) => ({ role: 'user' as const, content }));
        for (const { count } of counters) expect(count(messages)).toBeLessThanOrEqual(mostPromptTokens(messages));
      }),
    );
  });
});
