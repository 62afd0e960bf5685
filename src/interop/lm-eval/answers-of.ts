import type { LmEvalSample } from './lm-eval-samples.ts';

/**
 * What was asked and answered: the texts of each repeat, or the option with the greatest log likelihood. Newer logs name
 * the arguments (`gen_args_0.arg_0`), older ones list them.
 *
 * @example answersOf({ doc_id: 0, arguments: [['2+2=', {}]], resps: [['4']] })
 * // { prompt: '2+2=', texts: ['4'], likeliest: false }
 */
export function answersOf({ arguments: asked, resps }: LmEvalSample): {
  prompt: string;
  texts: string[];
  likeliest: boolean;
} {
  const requests = valuesOf(asked).map(valuesOf);
  const responses = valuesOf(resps).map(valuesOf);
  const prompt = String(requests[0]?.[0] ?? '');
  const likelihoods = responses.map(([first]) => Number(valuesOf(first)[0]));
  if (responses.every(([first]) => typeof first === 'string'))
    return { prompt, texts: responses.flat().map(String), likeliest: false };
  const best = likelihoods.indexOf(Math.max(...likelihoods));
  return { prompt, texts: [String(requests[best]?.[1] ?? '').trim()], likeliest: true };
}

function valuesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}
