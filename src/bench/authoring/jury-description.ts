/** A jury as MedHELM's yaml describes it, read and checked. Plain JSON. */
export interface JuryDescription {
  /** Path of the judge prompt. */
  promptFile: string;
  /**
   * The judge prompt: `{QUESTION}`, `{RESPONSE}` and, where it is there, `{GOLD_RESPONSE}` stand for values; nothing else
   * does, neither `$` nor other braces. See {@link fillJudgePrompt}.
   */
  prompt: string;
  /** The same model may sit twice: `id` tells them apart. */
  judges: { id: string; deployment: string; model: string }[];
  /** Of the rubric in the prompt: each with the keys that a verdict must have. */
  criteria: { name: string; keys: string[] }[];
  /** HELM asks for scores from 0; the best is 5 unless stated. Juries of MedHELM's own benchmarks score 1 to 5. */
  scale: { min: number; max: number };
}

/**
 * A judge prompt with its values. Each is put in once and as it is: an answer that holds `{GOLD_RESPONSE}` or `$` stays
 * what it is.
 *
 * @example fillJudgePrompt('Q: {QUESTION} A: {RESPONSE}', { question: 'Cost?', response: '$5' }) // 'Q: Cost? A: $5'
 */
export function fillJudgePrompt(
  prompt: string,
  { question, response, gold = '' }: { question: string; response: string; gold?: string },
): string {
  const values: Record<string, string> = { QUESTION: question, RESPONSE: response, GOLD_RESPONSE: gold };
  return prompt.replace(/\{(QUESTION|RESPONSE|GOLD_RESPONSE)\}/g, (_, name: string) => values[name]!);
}
