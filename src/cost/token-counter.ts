import type { Message } from '../llm/model.ts';

/** Counts the tokens of texts for one model. */
export interface TokenCounter {
  /** Tokens of a text, or of a prompt: its messages with what a chat format puts around them. */
  count(input: string | readonly Message[]): number;
  /** True where it is the model's own tokenizer; false for an estimate. */
  counted: boolean;
  /** In words: `o200k_base (gpt-tokenizer)`, or what the estimate rests on. */
  basis: string;
}

type Encoding = 'o200k_base' | 'cl100k_base';

/** Whose tokenizer is public, by the name without its provider. */
const encodings: readonly (readonly [RegExp, Encoding])[] = [
  [/^(gpt-4o|gpt-4\.[15]|gpt-5|gpt-oss|chatgpt-4o|o[134](-|$))/, 'o200k_base'],
  [/^(gpt-4|gpt-3\.5)/, 'cl100k_base'],
];

/** OpenAI's own recipe for chat models: each message is framed by 3 tokens and its role, the answer is opened by 3. */
const frame = { message: 4, answer: 3 };

/**
 * A counter of tokens for a model: exact for texts where its tokenizer is public (OpenAI's), else an estimate that says
 * what it rests on. What the server counts holds: after a run, use its `usage`. The tokenizer loads on first use (about a
 * second, two megabytes).
 *
 * @param model with or without its provider: `openai/gpt-4o`, `gpt-4o`
 * @example
 * (await tokenCounter('openai/gpt-4o')).count('hello world'); // 2
 * (await tokenCounter('mock/skilled')).basis; // 'estimate: 4 ASCII characters, or 1 other, a token'
 */
export async function tokenCounter(model: string): Promise<TokenCounter> {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const encoding = encodings.find(([pattern]) => pattern.test(name))?.[1];
  const ofText = encoding === undefined ? estimated : await counter(encoding);
  return {
    counted: encoding !== undefined,
    basis: encoding === undefined ? 'estimate: 4 ASCII characters, or 1 other, a token' : `${encoding} (gpt-tokenizer)`,
    count: (input) =>
      typeof input === 'string'
        ? ofText(input)
        : input.reduce((sum, { content }) => sum + ofText(content) + frame.message, frame.answer),
  };
}

/** Words that stand for special tokens are plain text in a prompt. */
const plain = { disallowedSpecial: new Set<string>() };

async function counter(encoding: Encoding): Promise<(text: string) => number> {
  const { countTokens } =
    encoding === 'o200k_base'
      ? await import('gpt-tokenizer/encoding/o200k_base')
      : await import('gpt-tokenizer/encoding/cl100k_base');
  return (text) => countTokens(text, plain);
}

function estimated(text: string): number {
  let [ascii, other] = [0, 0];
  for (const character of text)
    if (character <= '\u007f') ascii++;
    else other++;
  return Math.ceil(ascii / 4) + other;
}
