import type { Completion, Model } from '../llm/model.ts';
import { ModelError } from '../llm/model-error.ts';
import { rng } from '../stats/rng.ts';
import { unescapeText } from './fence.ts';

export interface MockJudgeOptions {
  /** The model is called `mock/` and this. Default `judge`. */
  name?: string;
  /** Steps of the scale that it rates lower than an even judge; negative for a mild one. */
  severity?: number;
  /** Standard deviation of its error, in steps of the scale. Default 0.5. */
  noise?: number;
  /** Shares of requests that … end in an error. */
  failRate?: number;
  /** … are refused. */
  refusalRate?: number;
  /** … are answered with JSON that ends too early. */
  malformedRate?: number;
  /** … get scores beyond the scale. */
  offScaleRate?: number;
  /** … get two verdicts, of which the first has the lowest scores. */
  twiceRate?: number;
  /** Whether it quotes the answer, as it stands in the prompt or freed of escapes, before or after its verdict. */
  quote?: 'before' | 'after' | 'never';
  seed?: number;
}

/** What a judge's prompt asks for, read back from its text. */
interface Asked {
  nonce: string | undefined;
  criteria: { id: string; fields: string[] }[];
  min: number;
  max: number;
  answer: string;
  gold: string | undefined;
}

/**
 * A stand-in for a judge: a seeded model that reads answer, gold answer and criteria from the prompt and replies with a
 * verdict in the form asked for. It rates by the share of the gold answer's words that the answer has, or, without a
 * gold answer, by how many different words it has; so its scores show that things work, and nothing about medicine.
 * The same request gets the same reply.
 *
 * @example
 * mockJudge({ name: 'judge-strict', severity: 1 }).name; // 'mock/judge-strict'
 */
export function mockJudge({
  name = 'judge',
  severity = 0,
  noise = 0.5,
  failRate = 0,
  refusalRate = 0,
  malformedRate = 0,
  offScaleRate = 0,
  twiceRate = 0,
  quote = 'never',
  seed = 1,
}: MockJudgeOptions = {}): Model {
  const rates = { failRate, refusalRate, malformedRate, offScaleRate, twiceRate };
  for (const [rate, value] of Object.entries(rates))
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${rate} must lie between 0 and 1, got ${value}`);
  if (Object.values(rates).reduce((sum, rate) => sum + rate, 0) > 1)
    throw new RangeError('the rates must sum to 1 at most');
  const model = `mock/${name}`;
  return {
    name: model,
    simulated: true,
    identity: { ...rates, severity, noise, quote, seed },
    async complete({ messages, replicate }, { signal } = {}) {
      if (signal?.aborted) throw new ModelError('aborted', `${model}: aborted`);
      const text = messages.map(({ content }) => content).join('\n');
      const random = rng(seed, model, replicate, text);
      const fault = random.uniform();
      const upTo = (...shares: number[]) => fault < shares.reduce((sum, share) => sum + share, 0);
      if (upTo(failRate)) throw new ModelError('server-error', `${model}: simulated failure`, { status: 500 });
      if (upTo(failRate, refusalRate)) return reply(model, text, '', 'I cannot rate this answer.');
      const asked = read(text);
      const scores = asked.criteria.map(() => {
        const value = quality(asked) * (asked.max - asked.min) + asked.min - severity + noise * random.normal();
        return Math.max(asked.min, Math.min(asked.max, Math.round(value)));
      });
      const verdict = (of: readonly number[]) => verdictText(asked, of);
      let said = verdict(scores);
      if (upTo(failRate, refusalRate, malformedRate)) said = said.slice(0, -2);
      else if (upTo(failRate, refusalRate, malformedRate, offScaleRate))
        said = verdict(scores.map(() => asked.max + 1));
      else if (upTo(failRate, refusalRate, malformedRate, offScaleRate, twiceRate))
        said = `${verdict(scores.map(() => asked.min))}\nOn reflection:\n${said}`;
      if (quote === 'before') said = `The answer says: ${asked.answer}\n\n${said}`;
      if (quote === 'after') said = `${said}\n\nThe answer said: ${asked.answer}`;
      return reply(model, text, said);
    },
  };
}

function read(text: string): Asked {
  const section = (name: string) => {
    const found = new RegExp(`<${name}(-[0-9a-f]+)?>\\n([\\s\\S]*?)\\n</${name}\\1>`).exec(text);
    return found ? (found[1] ? unescapeText(found[2]!) : found[2]!) : undefined;
  };
  const form = text.slice(text.lastIndexOf('each gap <…> filled in')).split('\n', 2).join('\n');
  const range = /<whole number from (-?\d+) to (-?\d+)>/.exec(form);
  if (!range) return asHelmAsks(text);
  const criteria = [...form.matchAll(/"((?:[^"\\]|\\.)+)": \{((?:"(?:[^"\\]|\\.)+": "<text>", )*)"score"/g)];
  return {
    nonce: /"nonce": "([0-9a-f]+)"/.exec(form)?.[1],
    criteria: criteria.map(([, id, fields]) => ({
      id: JSON.parse(`"${id}"`) as string,
      fields: [...fields!.matchAll(/"((?:[^"\\]|\\.)+)": "<text>"/g)].map(
        ([, key]) => JSON.parse(`"${key}"`) as string,
      ),
    })),
    min: Number(range[1]),
    max: Number(range[2]),
    answer: section('answer') ?? text,
    gold: section('gold-answer'),
  };
}

/** A prompt of HELM's has its criteria in a block, and its scale in words that a stand-in does not read: 1 to 5. */
function asHelmAsks(text: string): Asked {
  const block = /<rubric_criteria>\s*(\{[\s\S]*?\})\s*<\/rubric_criteria>/.exec(text)?.[1] ?? '{}';
  const criteria = Object.entries(JSON.parse(block) as Record<string, object>).map(([id, inner]) => ({
    id,
    fields: Object.keys(inner).filter((key) => key !== 'score'),
  }));
  return { nonce: undefined, criteria, min: 1, max: 5, answer: text, gold: undefined };
}

/** From 0 to 1. */
function quality({ answer, gold }: Asked): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const said = words(answer);
  if (gold === undefined) return said.size / (said.size + 20);
  const wanted = [...words(gold)];
  return wanted.length === 0 ? 0 : wanted.filter((word) => said.has(word)).length / wanted.length;
}

const verdictText = ({ nonce, criteria }: Asked, scores: readonly number[]): string =>
  JSON.stringify({
    ...(nonce === undefined ? {} : { nonce }),
    ...Object.fromEntries(
      criteria.map(({ id, fields }, c) => [
        id,
        { ...Object.fromEntries(fields.map((field) => [field, 'simulated'])), score: scores[c] },
      ]),
    ),
  });

function reply(model: string, prompt: string, text: string, refusal?: string): Completion {
  return {
    text,
    outcome: refusal === undefined ? 'complete' : 'refused',
    finishReason: refusal === undefined ? 'stop' : 'content_filter',
    ...(refusal !== undefined && { refusal }),
    served: { model, fingerprint: null, id: null },
    usage: {
      promptTokens: Math.ceil(prompt.length / 4),
      completionTokens: Math.ceil((text + (refusal ?? '')).length / 4),
    },
    milliseconds: 0,
    attempts: 1,
    simulated: true,
  };
}
