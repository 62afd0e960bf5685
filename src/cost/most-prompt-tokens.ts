import type { Message } from '../llm/model.ts';

/** What a chat format may put around a prompt, and around each message: generous, as it is only held while in flight. */
const frame = { prompt: 128, message: 16 };

/**
 * The most tokens that a prompt can have, whatever the tokenizer: every token stands for a byte of UTF-8 at least, and a
 * chat format adds some of its own. About four times what English text has.
 *
 * @example
 * mostPromptTokens([{ role: 'user', content: 'Hi' }]); // 146: 128 + 16 + 2
 */
export function mostPromptTokens(messages: readonly Message[]): number {
  return messages.reduce((sum, { content }) => sum + frame.message + Buffer.byteLength(content), frame.prompt);
}
