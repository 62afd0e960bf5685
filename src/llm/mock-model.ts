import { poisson } from '../stats/poisson.ts';
import { type Rng, rng } from '../stats/rng.ts';
import { abortedError } from './aborted-error.ts';
import { fillerText } from './filler-text.ts';
import type { Completion, Model, ModelRequest } from './model.ts';
import { outcomeOf } from './read-completion.ts';
import { requestKey } from './request-key.ts';
import { wait } from './wait.ts';

/** What a request may be answered with. */
export interface KnownAnswers {
  right: string;
  wrong: readonly string[];
}

export interface MockModelOptions {
  /** Must begin with `mock/`: stand-ins never bear the names of real models. Default: `mock/model`. */
  name?: string;
  /** Chance of the right answer, 0 to 1. Default: 0.7. */
  skill?: number;
  /** Mean number of sentences after the answer. Default: 0, the answer alone. */
  verbosity?: number;
  /** Chance to decline, 0 to 1. Default: 0. */
  refusalRate?: number;
  /** Chance of an answer that breaks its format: half of it, a fence without end, two answers. Default: 0. */
  malformedRate?: number;
  /** Mean milliseconds to an answer; single ones take half of it to one and a half. Default: 0. */
  latency?: number;
  /** Default: 1. */
  seed?: number;
  /** What it knows: the right and wrong answers to a request. Where there are none it writes text that says nothing. */
  answers?: (request: ModelRequest) => KnownAnswers | undefined;
}

/**
 * A stand-in with a given skill, for work without keys or network. The same request and seed get the same answer, in
 * whatever order they are asked. All it says is marked as simulated; its tokens are characters / 4.
 *
 * @throws RangeError when the name does not begin with `mock/`, or a rate is not between 0 and 1
 * @example
 * const model = mockModel({ skill: 1, answers: () => ({ right: 'B', wrong: ['A', 'C'] }) });
 * (await model.complete(request)).text; // 'B'
 */
export function mockModel(options: MockModelOptions = {}): Model {
  const { name = 'mock/model', skill = 0.7, verbosity = 0, refusalRate = 0, malformedRate = 0 } = options;
  const { latency = 0, seed = 1, answers } = options;
  check(name, { skill, refusalRate, malformedRate }, { verbosity, latency });
  const identity = { skill, verbosity, refusalRate, malformedRate, seed, knows: answers !== undefined };
  return {
    name,
    simulated: true,
    identity,
    async complete(request, { signal } = {}) {
      if (signal?.aborted) throw abortedError(name);
      const random = rng(seed, 'mock', requestKey({ name, identity }, request));
      // All draws are made, so that a changed rate changes only the answers that it decides.
      const [declines, breaks, knows, pace] = Array.from({ length: 4 }, () => random.uniform()) as [
        ...[number, number, number, number],
      ];
      const milliseconds = latency * (0.5 + pace);
      if (milliseconds > 0)
        await wait(milliseconds, signal).catch(() => {
          throw abortedError(name);
        });
      if (declines < refusalRate) return completion(request, name, '', milliseconds, 'I cannot help with that.');
      const answer = answerTo(request, answers?.(request), knows < skill, random);
      const more = poisson(random, verbosity);
      const told = more > 0 ? `${answer} ${fillerText(random, more)}` : answer;
      return completion(request, name, breaks < malformedRate ? broken(told, random) : told, milliseconds);
    },
  };
}

function answerTo(request: ModelRequest, known: KnownAnswers | undefined, right: boolean, random: Rng): string {
  if (known && (right || known.wrong.length > 0))
    return right ? known.right : known.wrong[random.integer(known.wrong.length)]!;
  return fillerText(random, 1 + random.integer(3), request.messages.at(-1)?.content);
}

function broken(text: string, random: Rng): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  return [half, `\`\`\`json\n${half}`, `Either ${text} or not.`][random.integer(3)]!;
}

const tokens = (text: string): number => Math.ceil(text.length / 4);

function completion(
  { messages, parameters }: ModelRequest,
  name: string,
  answer: string,
  milliseconds: number,
  refusal?: string,
): Completion {
  const cut = tokens(answer) > (parameters.maxTokens ?? Infinity);
  const text = cut ? answer.slice(0, parameters.maxTokens! * 4) : answer;
  const finishReason = cut ? 'length' : 'stop';
  return {
    text,
    outcome: outcomeOf(text, finishReason, refusal),
    finishReason,
    ...(refusal !== undefined && { refusal }),
    served: { model: name, fingerprint: null, id: null },
    usage: {
      promptTokens: messages.reduce((sum, { content }) => sum + tokens(content), 0),
      completionTokens: tokens(text || (refusal ?? '')),
    },
    milliseconds,
    attempts: 1,
    simulated: true,
  };
}

function check(name: string, rates: Record<string, number>, means: Record<string, number>): void {
  if (!/^mock\/./.test(name))
    throw new RangeError(`a mock model's name must begin with mock/, as it is no real model; got ${name}`);
  for (const [option, rate] of Object.entries(rates))
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`${option} must be between 0 and 1, got ${rate}`);
  for (const [option, mean] of Object.entries(means))
    if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`${option} must be 0 or more, got ${mean}`);
}
