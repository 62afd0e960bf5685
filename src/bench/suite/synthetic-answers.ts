import { definitions } from './definitions.ts';
import { promptText } from './prompt-text.ts';
import { syntheticInstances } from './synthetic-instances.ts';

/** A right and a wrong answer to one prompt. */
export interface SyntheticAnswers {
  benchmark: string;
  instance: string;
  /** The message that asks. */
  prompt: string;
  right: string;
  wrong: string;
}

/**
 * Answers to every instance that we made up, so that a stand-in for a model can be as skilled as it is told to be. No
 * two prompts are the same.
 *
 * @example
 * syntheticAnswers().find(({ instance }) => instance === 'medec-1')?.right // 'CORRECT'
 */
export function syntheticAnswers(): SyntheticAnswers[] {
  return definitions.flatMap((definition) =>
    syntheticInstances(definition).map(({ id, row, right, wrong }) => ({
      benchmark: definition.id,
      instance: id,
      prompt: promptText(definition, row),
      right,
      wrong,
    })),
  );
}
