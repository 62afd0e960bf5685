import type { Answered } from '../bench/scorer.ts';
import type { Model } from '../llm/model.ts';
import { SelfJudgingError } from './self-judging-error.ts';

/** The part of a model's name that its server knows: `openai/gpt-x` is `gpt-x` there. */
const bare = (name: string): string => name.slice(name.indexOf('/') + 1);

/**
 * Ends scoring when a judge is the model that answered, by its name or by what its server said answered.
 *
 * @throws SelfJudgingError
 */
export function refuseSelfJudging(
  judges: readonly Pick<Model, 'name'>[],
  { model, completion: { served } }: Pick<Answered<unknown>, 'model' | 'completion'>,
): void {
  const self = judges.find(({ name }) => name === model || name === served.model || bare(name) === served.model);
  if (self) throw new SelfJudgingError(self.name);
}
