import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { ratingSheet, type SheetItem } from '../../../src/jury/agreement/rating-sheet.ts';
import { RatingSheetError } from '../../../src/jury/agreement/rating-sheet-error.ts';
import { readRatingSheet } from '../../../src/jury/agreement/read-rating-sheet.ts';
import { medhelmRubric } from '../../../src/jury/medhelm-rubric.ts';

const items: SheetItem[] = Array.from({ length: 12 }, (_, i) => ({
  item: `q${i}/secret-model`,
  model: i % 2 ? 'acme/secret-model' : 'acme/other-model',
  question: `Which dose, ${i}?`,
  answer: i === 3 ? 'As SECRET-MODEL, I say "5 mg",\nonce' : `${i} mg`,
  gold: '5 mg',
}));

/** The sheet as lines of cells, with what a rater fills in. */
function filled(csv: string, fill: (cells: string[], row: number) => void, delimiter = ','): string {
  const rows: string[][] = parse(csv, { bom: true });
  rows.slice(1).forEach((cells, r) => fill(cells, r + 2));
  return rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');
}
const all = (score: string) => (cells: string[]) => cells.fill(score, 4, 7);

describe('a rating sheet', () => {
  const { csv, key } = ratingSheet(items, medhelmRubric, { seed: 1, rater: 'a' });

  test('shows ids, questions, answers, gold and empty columns, and no name of an item or model', () => {
    const [header, ...rows] = parse(csv, { bom: true }) as string[][];
    expect(header).toEqual([
      ...['id', 'question', 'answer', 'gold answer'],
      ...['accuracy', 'completeness', 'clarity', 'comment'],
    ]);
    expect(rows).toHaveLength(12);
    expect(csv.replaceAll('SECRET-MODEL', '')).not.toMatch(/secret|other-model|acme/i);
    for (const row of rows) expect(row.slice(4)).toEqual(['', '', '', '']);
  });

  test('names the answers that give their model away', () => {
    expect(key.mentions.map((id) => key.items[id])).toEqual(['q3/secret-model']);
  });

  test('is shuffled by its seed, each rater in another order with the same ids', () => {
    const order = (text: string) => (parse(text, { bom: true }) as string[][]).slice(1).map(([id]) => id);
    const other = ratingSheet(items, medhelmRubric, { seed: 1, rater: 'b' });
    expect(ratingSheet(items, medhelmRubric, { seed: 1, rater: 'a' })).toEqual({ csv, key });
    expect(other.key).toEqual(key);
    expect(order(other.csv)).not.toEqual(order(csv));
    expect(order(other.csv).toSorted()).toEqual(order(csv).toSorted());
    expect(Object.values(key.items)).not.toEqual(items.map(({ item }) => item));
    expect(ratingSheet(items, medhelmRubric, { seed: 2 }).key.items).not.toEqual(key.items);
  });

  test('disarms what a spreadsheet would run as a formula', () => {
    const planted = [{ item: 'a', question: '+1', answer: '=HYPERLINK("http://x")' }];
    const [, row] = parse(ratingSheet(planted, medhelmRubric, { seed: 1 }).csv, { bom: true }) as string[][];
    expect(row!.slice(0, 3)).toEqual(['A1', "'+1", `'=HYPERLINK("http://x")`]);
  });

  test('refuses no answers, one that is there twice, and a criterion called like a column', () => {
    expect(() => ratingSheet([], medhelmRubric, { seed: 1 })).toThrow('at least one answer');
    expect(() => ratingSheet([items[0]!, items[0]!], medhelmRubric, { seed: 1 })).toThrow(
      'q0/secret-model is there twice',
    );
    const criteria = [{ id: 'answer', anchors: {}, fields: [] }];
    expect(() => ratingSheet(items, { ...medhelmRubric, criteria }, { seed: 1 })).toThrow(
      "criterion 'answer' has the name",
    );
  });

  test('reads back as ratings of the right answers: n of N, empty cells not rated', () => {
    const text = filled(csv, (cells) => {
      const item = key.items[cells[0]!]!;
      if (item === 'q2/secret-model') cells[5] = '4';
      else if (item !== 'q7/secret-model') cells.splice(4, 3, '5', ' 3.0 ', '1');
    });
    const { ratings, n, of, incomplete } = readRatingSheet(text, key, { rater: 'a' });
    expect([n, of, ratings.length]).toEqual([31, 36, 31]);
    expect(incomplete.map((id) => key.items[id]).toSorted()).toEqual(['q2/secret-model', 'q7/secret-model']);
    expect(ratings.filter(({ item }) => item === 'q2/secret-model')).toEqual([
      { item: 'q2/secret-model', rater: 'a', criterion: 'completeness', score: 4 },
    ]);
    expect(ratings.filter(({ item }) => item === 'q0/secret-model').map(({ score }) => score)).toEqual([5, 3, 1]);
  });

  test('reads back whatever the separator, the order of rows, and rows left out', () => {
    const text = filled(csv, all('4'), ';').split('\r\n"');
    const turned = [text[0]!, ...text.slice(1).toReversed().slice(2)].join('\r\n"');
    expect(readRatingSheet(turned, key, { rater: 'a' })).toMatchObject({ n: 30, of: 36 });
  });

  test('names row and column of every mistake at once', () => {
    const text = filled(csv, (cells, row) => {
      all('4')(cells);
      if (row === 3) cells[4] = '7';
      if (row === 5) cells[6] = 'good';
      if (row === 6) cells[5] = '3.5';
      if (row === 8) cells[0] = 'A99';
      if (row === 9) cells[0] = '';
    });
    const second = parse(text)[1]![0] as string;
    const twice = `${text}\r\n${second.toLowerCase()},,,,1,1,1,`;
    const read = () => readRatingSheet(twice, key, { rater: 'a', file: 'a.csv' });
    expect(read).toThrow(RatingSheetError);
    expect(read).toThrow(
      [
        'a.csv: 6 mistakes in 13 rows:',
        "row 3, column accuracy: '7' is no whole number from 1 to 5",
        "row 5, column clarity: 'good' is no whole number from 1 to 5",
        "row 6, column completeness: '3.5' is no whole number from 1 to 5",
        'row 8, column id: A99 is none of the 12 ids of the key',
        'row 9, column id: there are scores but no id',
        `row 14, column id: ${second} is in row 2 already`,
      ].join('\n- '),
    );
  });

  test('names columns that are missing, and what they may have become', () => {
    const renamed = csv.replace('clarity', 'clarty').replace('accuracy', 'x');
    expect(() => readRatingSheet(renamed, key, { rater: 'a' })).toThrow(
      "the sheet of a: 2 mistakes in 12 rows:\n- row 1: there is no column 'accuracy'\n- row 1: there is no column 'clarity'; is it 'clarty'?",
    );
    expect(() => readRatingSheet('id,"x', key, { rater: 'a' })).toThrow('is no valid CSV');
  });

  test('brings any text through: quotes, line ends, separators', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '\n', '\r', '=', ' ', 'é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (texts) => {
        const some = texts.map(([question, answer], i) => ({ item: `i${i}`, question, answer }));
        const sheet = ratingSheet(some, medhelmRubric, { seed: 3 });
        const rows = parse(sheet.csv, { bom: true }) as string[][];
        for (const [id, question, answer] of rows.slice(1)) {
          const [q, a] = texts[Number(sheet.key.items[id!]!.slice(1))]!;
          expect([question!.replace(/^'(?=[=+\-@\t\r])/, ''), answer!.replace(/^'(?=[=+\-@\t\r])/, '')]).toEqual([
            q,
            a,
          ]);
        }
        const scored = filled(sheet.csv, (cells) => cells.fill('2', 3, 6));
        expect(readRatingSheet(scored, sheet.key, { rater: 'r' }).n).toBe(3 * texts.length);
      }),
    );
  });
});
