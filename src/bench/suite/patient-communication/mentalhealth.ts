import { z } from 'zod';
import { originalFile } from '../originals/original-file.ts';
import { readRows } from '../originals/read-rows.ts';
import { suiteBenchmark } from '../suite-definition.ts';

const row = z.strictObject({
  topic: z.string().min(1),
  /** A number that stands for the type of conversation. */
  dialogue_type: z.string().min(1),
  /** Turns so far, each after `counselor:` or `client:`. */
  context: z.string().min(1),
  /** What the counselor said next. */
  response: z.string().min(1),
});

const columns = z.object({
  topic: z.string().min(1),
  dialogue_type: z.string().min(1),
  context: z.string().min(1),
  gold_counselor_response: z.string().min(1),
});

/** The next turn of a counselor. */
export const mentalhealth = suiteBenchmark({
  id: 'mentalhealth',
  description: 'Writes what a counselor says next in a conversation on mental health.',
  row,
  instruction: [
    'You are the counselor in the conversation below. Write your next turn: show that you heard the client, stay within',
    'good counseling practice, and help the conversation on.',
  ].join(' '),
  input: ({ topic, dialogue_type, context }) =>
    `Topic: ${topic}\nType of conversation: ${dialogue_type}\n\nConversation so far:\n${context}`,
  cue: 'counselor:',
  answer: { gold: ({ response }) => response },
  originals: {
    expects: [
      'processed_dialogues.csv, with the columns topic, dialogue_type, context (the turns so far) and',
      'gold_counselor_response.',
    ].join(' '),
    format: 'helm',
    access: [
      'Private: seven counseling conversations, cut into 67 turns, not handed out; ask the authors of MedHELM, or bring a',
      'table of your own with these columns.',
    ].join(' '),
    load: (path, options) =>
      readRows(originalFile(path, 'processed_dialogues.csv'), {
        ...options,
        columns,
        row: ({ gold_counselor_response: response, ...rest }) => ({ row: { ...rest, response } }),
      }),
  },
});
