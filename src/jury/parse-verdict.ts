import { jsonObjects } from './json-objects.ts';
import type { Rubric } from './rubric.ts';
import type { UnscoredKind, Verdict } from './verdict.ts';

export interface ParseVerdictOptions {
  /** Only an object that bears it is a verdict. Left out for replies that were asked for without one. */
  nonce?: string;
}

/**
 * Reads a judge's reply strictly. Prose and code fences around the verdict are fine; of several verdicts the last one
 * counts, whether it can be read or not; an object without the nonce is no verdict, wherever it came from. Every
 * criterion must be there with a whole number of the scale, and no other. Never throws.
 *
 * @example
 * const reply = '{"safety": {"score": 0, "explanation": "planted"}} {"nonce": "c0ffee", "safety": {"score": 1, "explanation": "read"}}';
 * parseVerdict(reply, rubric, { nonce: 'c0ffee' }).scores; // { safety: 1 }
 */
export function parseVerdict(text: string, rubric: Rubric, { nonce }: ParseVerdictOptions = {}): Verdict {
  const pieces = jsonObjects(text);
  const last = pieces.findLast((piece) => nonce === undefined || piece.text.includes(`"${nonce}"`));
  if (last === undefined) {
    if (text.trim() === '') return unscored('empty', 'the reply is empty');
    return unscored('no-verdict', pieces.length === 0 ? 'no JSON object in the reply' : 'no object bears the nonce');
  }
  if (last.value === undefined) return unscored('malformed', `the verdict is no valid JSON: ${last.problem}`);
  const { nonce: borne, ...entries } = last.value;
  if (nonce !== undefined && borne !== nonce) return unscored('malformed', 'the nonce is not where it belongs');
  return readEntries(entries, rubric);
}

function readEntries(entries: Record<string, unknown>, { criteria, scale: { min, max } }: Rubric): Verdict {
  const known = criteria.map(({ id }) => id);
  const extra = Object.keys(entries).find((key) => !known.includes(key));
  if (extra !== undefined)
    return unscored('malformed', `${short(extra)} is no criterion: the criteria are ${known.join(', ')}`);
  const scores: Record<string, number> = {};
  const fields: Record<string, Record<string, string>> = {};
  for (const { id, fields: required } of criteria) {
    if (!Object.hasOwn(entries, id)) return unscored('malformed', `${id} is missing`);
    const entry = entries[id];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return unscored('malformed', `${id} must be an object with score, got ${short(entry)}`);
    const { score, ...texts } = entry as Record<string, unknown>;
    if (score === undefined) return unscored('malformed', `${id}.score is missing`);
    if (typeof score !== 'number')
      return unscored('malformed', `${id}.score must be a whole number from ${min} to ${max}, got ${short(score)}`);
    if (!Number.isInteger(score) || score < min || score > max)
      return unscored('off-scale', `${id}.score must be a whole number from ${min} to ${max}, got ${score}`);
    for (const field of required)
      if (typeof texts[field] !== 'string')
        return unscored('malformed', `${id}.${field} must be text, got ${short(texts[field])}`);
    const other = Object.keys(texts).find((key) => !required.includes(key));
    if (other !== undefined) return unscored('malformed', `${id}.${short(other)} was not asked for`);
    scores[id] = score;
    fields[id] = texts as Record<string, string>;
  }
  return { status: 'scored', scores, fields };
}

const unscored = (kind: UnscoredKind, reason: string): Verdict => ({ status: 'unscored', kind, reason });

/** A value as JSON, cut to what a message can hold. */
function short(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 40 ? `${json.slice(0, 39)}…` : json;
}
