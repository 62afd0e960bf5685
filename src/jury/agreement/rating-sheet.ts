import { rng } from '../../stats/rng.ts';
import type { Rubric } from '../rubric.ts';
import { csvLine } from './csv-line.ts';

/** An answer to be rated. */
export interface SheetItem {
  /** Names the answer in ratings; never on the sheet. */
  item: string;
  /** Who answered; never on the sheet. */
  model?: string;
  question: string;
  answer: string;
  gold?: string;
}

/** What the ids of a sheet stand for. Plain JSON; to be kept from the raters. */
export interface SheetKey {
  rubric: string;
  criteria: string[];
  scale: { min: number; max: number };
  seed: number;
  /** Name of the answer behind each id. */
  items: Record<string, string>;
  /** Ids of answers that mention their own model: these are not blind. */
  mentions: string[];
}

export interface RatingSheetOptions {
  /** Ids depend on it alone, the order of rows also on `rater`. */
  seed: number;
  /** Each rater gets the same ids in another order. */
  rater?: string;
}

/**
 * A blind sheet for people to rate answers: a CSV with a row for each answer in shuffled order, empty columns for the
 * criteria, no names of items or models. The key stays behind; {@link readRatingSheet} puts the two together.
 *
 * It opens in spreadsheets: a byte order mark, CRLF, and an apostrophe before what they would run as a formula, since
 * answers come from models.
 *
 * @throws RangeError for no answers, an answer that is there twice, or a criterion with the name of another column
 * @example
 * const { csv, key } = ratingSheet([{ item: 'q1/gpt', question: 'Dose?', answer: '5 mg' }], medhelmRubric, { seed: 1 });
 * key.items; // { A1: 'q1/gpt' }
 */
export function ratingSheet(
  items: readonly SheetItem[],
  rubric: Pick<Rubric, 'id' | 'criteria' | 'scale'>,
  { seed, rater = '' }: RatingSheetOptions,
): { csv: string; key: SheetKey } {
  if (items.length === 0) throw new RangeError('a rating sheet needs at least one answer');
  const twice = items.find(({ item }, i) => items.findIndex((other) => other.item === item) < i);
  if (twice) throw new RangeError(`${twice.item} is there twice: one row is one answer`);
  const criteria = rubric.criteria.map(({ id }) => id);
  const withGold = items.some(({ gold }) => gold !== undefined);
  const shown = ['id', 'question', 'answer', ...(withGold ? ['gold answer'] : [])];
  const taken = criteria.find((id) => [...shown, 'comment'].includes(id));
  if (taken !== undefined) throw new RangeError(`the criterion '${taken}' has the name of a column of the sheet`);

  const digits = String(items.length).length;
  const rows = shuffled(items, rng(seed, 'sheet ids')).map((item, i) => ({
    ...item,
    id: `A${String(i + 1).padStart(digits, '0')}`,
  }));
  const lines = shuffled(rows, rng(seed, 'sheet order', rater)).map(({ id, question, answer, gold }) =>
    csvLine([id, question, answer, ...(withGold ? [gold ?? ''] : []), ...criteria.map(() => ''), '']),
  );
  const { min, max } = rubric.scale;
  return {
    csv: `\uFEFF${[csvLine([...shown, ...criteria, 'comment']), ...lines].join('')}`,
    key: {
      rubric: rubric.id,
      criteria,
      scale: { min, max },
      seed,
      items: Object.fromEntries(rows.map(({ id, item }) => [id, item])),
      mentions: rows.filter(mentionsModel).map(({ id }) => id),
    },
  };
}

/** Whether an answer names the model it is from: `openai/gpt-4o` or `gpt-4o`. */
function mentionsModel({ answer, model }: SheetItem): boolean {
  const short = model?.split('/').at(-1)?.trim().toLowerCase();
  return short !== undefined && short !== '' && answer.toLowerCase().includes(short);
}

/** Fisher and Yates. */
function shuffled<T>(values: readonly T[], random: { integer(n: number): number }): T[] {
  const all = [...values];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
