import type { Model } from '../../llm/model.ts';
import type { Score } from '../score.ts';
import type { Answered, Scorer } from '../scorer.ts';

export interface ScoreContext {
  signal: AbortSignal;
  within: (model: Model) => Model;
}

/**
 * Has one scorer score one answer. Undefined when the scorer itself failed: that says nothing of the answer, so nothing
 * is recorded, and the next start tries again.
 *
 * @param onError told what the scorer threw
 */
export function scoreAnswer<Row>(
  scorer: Scorer<Row>,
  answered: Answered<Row>,
  context: ScoreContext,
  onError: (error: unknown) => void,
): Score | undefined | Promise<Score | undefined> {
  const failed = (error: unknown): undefined => {
    onError(error);
    return undefined;
  };
  try {
    const score = scorer.score(answered, context);
    return score instanceof Promise ? score.then(checked, failed).catch(failed) : checked(score);
  } catch (error) {
    return failed(error);
  }
  function checked(score: Score): Score {
    if (score.status !== 'scored') return score;
    if (Number.isFinite(score.value)) return score;
    throw new TypeError(`the value is ${score.value}; a scorer says unscored, and why, when there is none`);
  }
}
