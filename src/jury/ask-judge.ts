import type { Completion, Message, Model, ModelParameters, ModelRequest } from '../llm/model.ts';
import { ModelError, type ModelErrorKind } from '../llm/model-error.ts';
import { type Judged, judgePrompt } from './judge-prompt.ts';
import { parseVerdict } from './parse-verdict.ts';
import type { Rubric } from './rubric.ts';
import type { JudgeVerdict, Verdict } from './verdict.ts';
import { verdictNonce } from './verdict-nonce.ts';

export interface AskJudgeOptions {
  seed?: number;
  /** Tells seats of the same model apart: each asks for a completion of its own. */
  replicate?: number;
  parameters?: ModelParameters;
  signal?: AbortSignal | undefined;
}

/** Default of all judges: as HELM asks them. */
export const judgeParameters: ModelParameters = { temperature: 0, maxTokens: 4096 };

/** These come again with every answer, so no answer is marked with them: the run ends and says what to mend. */
const fatal: readonly ModelErrorKind[] = ['aborted', 'key-missing', 'key-refused', 'model-unknown', 'over-budget'];

/**
 * Asks one judge for its verdict, and once more, with what was wrong, when the reply cannot be read. A judge that
 * fails, refuses or stays unreadable gives an unscored verdict with its reason.
 *
 * @throws ModelError when it is aborted, the key is missing or refused, or the model unknown
 */
export async function askJudge(
  judge: Model,
  rubric: Rubric,
  judged: Judged,
  { seed = 1, replicate = 0, parameters = judgeParameters, signal }: AskJudgeOptions = {},
): Promise<JudgeVerdict> {
  const nonce = verdictNonce(seed, judge.name, replicate, rubric, judged.question, judged.answer, judged.gold ?? null);
  const { name, simulated } = judge;
  const messages = judgePrompt(rubric, { ...judged, nonce });
  for (let requests = 1; ; requests++) {
    const reply = await replyOf(judge, { messages: [...messages], parameters, replicate }, signal);
    if ('verdict' in reply) return { judge: name, verdict: reply.verdict, requests, simulated };
    const verdict = parseVerdict(reply.text, rubric, { nonce });
    if (verdict.status === 'scored') return { judge: name, verdict, requests, simulated };
    if (requests === 2) return { judge: name, verdict, requests, reply: reply.text, simulated };
    messages.push(...repair(reply.text, verdict.reason, nonce));
  }
}

/** What a judge replied, or the verdict that follows from its not replying. */
export async function replyOf(
  judge: Model,
  request: ModelRequest,
  signal: AbortSignal | undefined,
): Promise<Completion | { verdict: Verdict }> {
  let completion: Completion;
  try {
    completion = await judge.complete(request, signal ? { signal } : {});
  } catch (error) {
    if (!(error instanceof ModelError) || fatal.includes(error.kind)) throw error;
    return { verdict: { status: 'unscored', kind: 'failed', reason: error.message } };
  }
  const { outcome, refusal } = completion;
  if (outcome === 'refused')
    return { verdict: { status: 'unscored', kind: 'refused', reason: refusal ?? 'the judge refused' } };
  if (outcome === 'empty') return { verdict: { status: 'unscored', kind: 'empty', reason: 'the reply is empty' } };
  return completion;
}

const repair = (reply: string, reason: string, nonce: string): Message[] => [
  { role: 'assistant', content: reply },
  {
    role: 'user',
    content:
      `This could not be read: ${reason}. Send the JSON object again, by itself and in the form asked for, ` +
      `with the nonce "${nonce}".`,
  },
];
