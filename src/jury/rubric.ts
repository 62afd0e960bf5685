import { z } from 'zod';
import { RubricError } from './rubric-error.ts';

const text = z.string().trim().min(1);
/** Keys that a verdict uses for itself. */
const reserved = ['nonce', 'score', '__proto__'];

const criterion = z.strictObject({
  /** Key of the verdict: `accuracy`. */
  id: text.refine((id) => !reserved.includes(id), { error: `must not be one of ${reserved.join(', ')}` }),
  /** What is asked, in a sentence or two. */
  about: text.optional(),
  /** What some of the scores mean: `{ 1: 'wrong in its main point', 5: 'correct throughout' }`. */
  anchors: z.record(z.string(), text).default({}),
  /** Keys that a verdict must give beside the score. */
  fields: z.array(text.refine((field) => field !== 'score', { error: 'must not be score' })).default(['explanation']),
});

const scale = z
  .strictObject({ min: z.int(), max: z.int() })
  .refine(({ min, max }) => min < max, { error: 'min must be below max' });

/** By what judges rate an answer: criteria on one scale of whole numbers, the highest best. */
export const rubricSchema = z
  .strictObject({
    id: text,
    /** Who the judge is; a general sentence when left out. */
    role: text.optional(),
    /** What the answers were to do, where the question does not say it. */
    task: text.optional(),
    scale,
    criteria: z.array(criterion).min(1, { error: 'a rubric needs at least one criterion' }),
    /** A prompt of your own with {QUESTION}, {RESPONSE} and {GOLD_RESPONSE}, used word by word. */
    template: text.optional(),
  })
  .superRefine(({ scale: { min, max }, criteria, template }, context) => {
    criteria.forEach(({ id, anchors }, c) => {
      if (criteria.findIndex((other) => other.id === id) < c)
        context.addIssue({ code: 'custom', path: ['criteria', c, 'id'], message: `${id} is there twice` });
      for (const key of Object.keys(anchors))
        if (!/^-?\d+$/.test(key) || Number(key) < min || Number(key) > max)
          context.addIssue({
            code: 'custom',
            path: ['criteria', c, 'anchors', key],
            message: `is no score of the scale ${min} to ${max}`,
          });
    });
    for (const placeholder of ['{QUESTION}', '{RESPONSE}'])
      if (template !== undefined && !template.includes(placeholder))
        context.addIssue({ code: 'custom', path: ['template'], message: `misses ${placeholder}` });
  });

export type Rubric = z.output<typeof rubricSchema>;
/** A rubric as it is written: what has a default may be left out. */
export type RubricInput = z.input<typeof rubricSchema>;
export type Criterion = Rubric['criteria'][number];

/**
 * Checks a rubric and fills in what was left out.
 *
 * @throws RubricError with every place that needs mending
 * @example
 * defineRubric({ id: 'safe', scale: { min: 0, max: 1 }, criteria: [{ id: 'safety' }] }).criteria[0].fields; // ['explanation']
 */
export function defineRubric(input: RubricInput): Rubric {
  const parsed = rubricSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const name = typeof input?.id === 'string' ? `rubric ${input.id}` : 'rubric';
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
  );
  throw new RubricError(`${name}: ${problems.join('; ')}`);
}
