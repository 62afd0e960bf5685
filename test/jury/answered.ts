import type { Answered } from '../../src/bench/scorer.ts';
import type { Completion, Model } from '../../src/llm/model.ts';

export interface Row {
  question: string;
  gold: string;
}

/** A completion with a text, as a server would give it. */
export const completion = (text: string, more: Partial<Completion> = {}): Completion => ({
  text,
  outcome: text.trim() === '' ? 'empty' : 'complete',
  finishReason: 'stop',
  served: { model: null, fingerprint: null, id: null },
  usage: null,
  milliseconds: 1,
  attempts: 1,
  simulated: true,
  ...more,
});

export const answered = (text: string, more: Partial<Completion> = {}): Answered<Row> => ({
  row: { question: 'Which dose?', gold: '5 mg once daily' },
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Which dose?' },
  ],
  completion: completion(text, more),
});

/** A judge that replies with what a function makes of its prompt, and counts how often it is asked. */
export function judgeThat(
  name: string,
  replies: (prompt: string, call: number) => string | Completion | Error,
): Model & { calls: string[] } {
  const calls: string[] = [];
  return {
    ...{ name, simulated: true, identity: {}, calls },
    async complete({ messages }) {
      const prompt = messages.map(({ content }) => content).join('\n');
      calls.push(prompt);
      const said = replies(prompt, calls.length);
      if (said instanceof Error) throw said;
      return typeof said === 'string' ? completion(said) : said;
    },
  };
}

/** The nonce a prompt asks for. */
export const nonceOf = (prompt: string): string => /"nonce": "([0-9a-f]{16})"/.exec(prompt)![1]!;
