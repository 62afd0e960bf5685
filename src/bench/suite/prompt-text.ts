import type { SuiteDefinition } from './suite-definition.ts';

/**
 * The prompt of a row: instruction, input, lettered options where there are any, and the cue to answer, with a blank
 * line between.
 *
 * @example
 * promptText(definition, row)
 * // 'Answer with the letter alone.\n\nWhich vitamin …?\n\nA. Vitamin C\nB. Vitamin K\n\nAnswer:'
 */
export function promptText<Row>(
  {
    instruction,
    input,
    answer,
    cue = 'Answer:',
  }: Pick<SuiteDefinition<Row>, 'instruction' | 'input' | 'answer' | 'cue'>,
  row: Row,
): string {
  const options = 'choices' in answer ? [lettered(answer.choices(row))] : [];
  const told = typeof instruction === 'string' ? instruction : instruction(row);
  return [told, input(row), ...options, cue].join('\n\n');
}

const lettered = (choices: readonly string[]): string =>
  choices.map((choice, i) => `${String.fromCharCode(65 + i)}. ${choice}`).join('\n');
