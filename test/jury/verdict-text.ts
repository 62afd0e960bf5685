import { defineRubric } from '../../src/jury/rubric.ts';

/** Two criteria on 1 to 5. */
export const rubric = defineRubric({
  id: 'test',
  scale: { min: 1, max: 5 },
  criteria: [{ id: 'accuracy' }, { id: 'clarity' }],
});

export const nonce = 'c0ffee00c0ffee00';

/** A verdict on `rubric` as a judge would write it. */
export const verdictText = (accuracy: unknown, clarity: unknown, more: Record<string, unknown> = { nonce }): string =>
  JSON.stringify({
    ...more,
    accuracy: { explanation: 'a', score: accuracy },
    clarity: { explanation: 'c', score: clarity },
  });
