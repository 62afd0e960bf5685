import type { CompletionOutcome } from '../../llm/model.ts';

/**
 * What became of a request, from the text and the server's word for how it ended.
 *
 * @example outcomeOf('The dose', 'length') // 'truncated'
 */
export function outcomeOf(text: string, finishReason: string | null): CompletionOutcome {
  if (/^content_?filter$/i.test(finishReason ?? '')) return 'refused';
  if (text.trim() === '') return 'empty';
  return /^(length|max_tokens|model_length)$/i.test(finishReason ?? '') ? 'truncated' : 'complete';
}
