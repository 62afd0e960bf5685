import type { Rubric } from '../rubric.ts';
import { pythonInt } from './python-int.ts';

/**
 * What HELM makes of a judge's reply: scores, one per key of the object; nothing, when the judge is dropped for this
 * answer; or an exception, which ends HELM's run.
 */
export type HelmReading = { status: 'scored'; scores: number[] } | { status: 'dropped' | 'raised'; reason: string };

/**
 * Reads a judge's reply as HELM does, with all that this lets pass: from the first `{` to the last `}`; one `}` is added
 * when one is missing; every criterion must have its keys, or the judge is dropped. Scores are neither checked for range
 * nor for type but go through Python's `int`, and other keys with a score count as well. Source: HELM's
 * `LLMAsJuryAnnotator` and `LLMJuryMetric`. One difference: NaN and Infinity, which Python reads, are no JSON here.
 *
 * @example
 * readHelmVerdict('{"safety": {"score": 4.5, "explanation": ""}, "total": {"score": "9"}}', rubric); // { status: 'scored', scores: [4, 9] }
 */
export function readHelmVerdict(reply: string, { criteria }: Pick<Rubric, 'criteria'>): HelmReading {
  const found = /\{[\s\S]*\}/.exec(reply)?.[0] ?? reply;
  // Python asks for a comma exactly where one closing brace would end the text, so that no other error is mended.
  const value = parsed(found) ?? parsed(`${found}}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { status: 'dropped', reason: 'the reply is no JSON object' };
  const entries = value as Record<string, unknown>;
  for (const { id, fields } of criteria) {
    if (!Object.hasOwn(entries, id)) return { status: 'dropped', reason: `${id} is missing` };
    for (const key of ['score', ...fields])
      if (!isIn(key, entries[id])) return { status: 'dropped', reason: `${id}.${key} is missing` };
  }
  const scores: number[] = [];
  for (const [id, entry] of Object.entries(entries)) {
    const isObject = typeof entry === 'object' && entry !== null && Object.hasOwn(entry, 'score');
    const score = isObject ? pythonInt((entry as { score: unknown }).score) : undefined;
    if (score === undefined) return { status: 'raised', reason: `${id} has no score that int() reads` };
    scores.push(score);
  }
  return { status: 'scored', scores };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Python's `key in value`, where the value may be an object, an array or a text; it raises, and drops, for others. */
function isIn(key: string, value: unknown): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.includes(key);
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
