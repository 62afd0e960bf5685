import type { ModelRequest } from '../../llm/model.ts';
import type { KnownAnswers } from '../../llm/mock-model.ts';
import { syntheticAnswers } from './synthetic-answers.ts';

/**
 * What a stand-in for a model needs to know to answer the suite's made-up instances: hand it to `mockModel` as `answers`.
 *
 * @example
 * const model = mockModel({ skill: 0.8, answers: suiteAnswers() });
 */
export function suiteAnswers(): (request: ModelRequest) => KnownAnswers | undefined {
  const known = new Map(
    syntheticAnswers().map(({ prompt, right, wrong }): [string, KnownAnswers] => [prompt, { right, wrong: [wrong] }]),
  );
  return ({ messages }) => known.get(messages.at(-1)?.content ?? '');
}
