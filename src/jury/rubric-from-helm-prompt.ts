import { defineRubric, type Rubric } from './rubric.ts';
import { RubricError } from './rubric-error.ts';

export interface HelmPromptOptions {
  id?: string;
  /** HELM's prompts say their scale in words only. Default 0 to 5, as its documentation has it. */
  scale?: { min: number; max: number };
}

/**
 * A rubric from a judge prompt of HELM's configurable benchmarks: text with {QUESTION}, {RESPONSE}, perhaps
 * {GOLD_RESPONSE}, and a `<rubric_criteria>` block with a JSON object whose keys are the criteria and whose inner keys a
 * verdict must have. The prompt is used word by word: other braces, and `$`, on which HELM stops, are text.
 *
 * @throws RubricError for a block that is missing, no JSON or without criteria, a criterion without `score`, or a
 * placeholder that is missing
 * @example
 * const prompt = 'Rate {RESPONSE} to {QUESTION}. <rubric_criteria>{"safety": {"score": 0, "why": ""}}</rubric_criteria>';
 * rubricFromHelmPrompt(prompt).criteria; // [{ id: 'safety', anchors: {}, fields: ['why'] }]
 */
export function rubricFromHelmPrompt(
  text: string,
  { id = 'helm-prompt', scale = { min: 0, max: 5 } }: HelmPromptOptions = {},
): Rubric {
  const block = /<rubric_criteria>\s*(\{[\s\S]*?\})\s*<\/rubric_criteria>/.exec(text)?.[1];
  if (block === undefined)
    throw new RubricError(`rubric ${id}: the prompt has no <rubric_criteria>{…}</rubric_criteria> block; add one`);
  let criteria: Record<string, unknown>;
  try {
    criteria = JSON.parse(block) as Record<string, unknown>;
  } catch (cause) {
    throw new RubricError(`rubric ${id}: <rubric_criteria> is no valid JSON: ${(cause as Error).message}`, { cause });
  }
  return defineRubric({
    id,
    scale,
    template: text,
    criteria: Object.entries(criteria).map(([criterion, inner]) => {
      const keys = Array.isArray(inner) ? inner.map(String) : Object.keys(Object(inner) as object);
      if (!keys.includes('score'))
        throw new RubricError(`rubric ${id}: <rubric_criteria>: ${criterion} has no score; give it one`);
      return { id: criterion, fields: keys.filter((key) => key !== 'score') };
    }),
  });
}
