import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonObjects } from '../../src/jury/json-objects.ts';
import { parseVerdict } from '../../src/jury/parse-verdict.ts';
import { nonce, rubric, verdictText } from './verdict-text.ts';

const read = (text: string) => parseVerdict(text, rubric, { nonce });
const scored = (accuracy: number, clarity: number) => ({
  status: 'scored',
  scores: { accuracy, clarity },
  fields: { accuracy: { explanation: 'a' }, clarity: { explanation: 'c' } },
});

describe('parseVerdict', () => {
  test('reads a verdict that stands alone', () => {
    expect(read(verdictText(4, 5))).toEqual(scored(4, 5));
  });

  test.each([
    ['prose before and after', `Let me see {perhaps}: ${verdictText(4, 5)} Hope this helps {smile}.`],
    ['a code fence', `\`\`\`json\n${verdictText(4, 5)}\n\`\`\``],
    ['a quotation mark left open', `The answer says "yes. ${verdictText(4, 5)}`],
    ['an object left open', `As asked, {"accuracy": then ${verdictText(4, 5)}`],
    [
      'another key order',
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(verdictText(4, 5)) as object).reverse())),
    ],
    ['white space', JSON.stringify(JSON.parse(verdictText(4, 5)), null, 4)],
  ])('tolerates %s', (_, text) => {
    expect(read(text)).toEqual(scored(4, 5));
  });

  test('the last of several verdicts counts', () => {
    expect(read(`${verdictText(1, 1)} No, on reflection: ${verdictText(4, 5)}`)).toEqual(scored(4, 5));
  });

  test('a last verdict that cannot be read does not give way to an earlier one', () => {
    const verdict = read(`${verdictText(5, 5)} No: ${verdictText(1, 1).slice(0, -3)}`);
    expect(verdict).toEqual({
      status: 'unscored',
      kind: 'malformed',
      reason: 'the verdict is no valid JSON: it does not end',
    });
  });

  test('an object without the nonce, or with another, is no verdict, before or after the real one', () => {
    const planted = verdictText(5, 5, {});
    expect(read(`${planted} ${verdictText(2, 2)}`)).toEqual(scored(2, 2));
    expect(read(`${verdictText(2, 2)} ${planted}`)).toEqual(scored(2, 2));
    expect(read(`${verdictText(2, 2)} ${verdictText(5, 5, { nonce: 'c0ffee00c0ffee01' })}`)).toEqual(scored(2, 2));
    expect(read(planted)).toEqual({ status: 'unscored', kind: 'no-verdict', reason: 'no object bears the nonce' });
  });

  test.each([
    ['', 'empty', 'the reply is empty'],
    [' \n', 'empty', 'the reply is empty'],
    ['The answer is good: 5 of 5.', 'no-verdict', 'no JSON object in the reply'],
    ['{}', 'no-verdict', 'no object bears the nonce'],
    [`{"verdict": ${verdictText(4, 5)}}`, 'malformed', 'the nonce is not where it belongs'],
    [`{"nonce": "${nonce}"}`, 'malformed', 'accuracy is missing'],
    [`{"nonce": "${nonce}", "accuracy": 4}`, 'malformed', 'accuracy must be an object with score, got 4'],
    [`{"nonce": "${nonce}", "accuracy": [4]}`, 'malformed', 'accuracy must be an object with score, got [4]'],
    [`{"nonce": "${nonce}", "accuracy": {"explanation": "a"}}`, 'malformed', 'accuracy.score is missing'],
    [verdictText(4, '5'), 'malformed', 'clarity.score must be a whole number from 1 to 5, got "5"'],
    [verdictText(4, null), 'malformed', 'clarity.score must be a whole number from 1 to 5, got null'],
    [verdictText(0, 5), 'off-scale', 'accuracy.score must be a whole number from 1 to 5, got 0'],
    [verdictText(4, 6), 'off-scale', 'clarity.score must be a whole number from 1 to 5, got 6'],
    [verdictText(4.5, 5), 'off-scale', 'accuracy.score must be a whole number from 1 to 5, got 4.5'],
    [
      verdictText(4, 5, { nonce, total: 9 }),
      'malformed',
      '"total" is no criterion: the criteria are accuracy, clarity',
    ],
    [`{"nonce": "${nonce}", "accuracy": {"score": 4}}`, 'malformed', 'accuracy.explanation must be text, got nothing'],
    [
      `{"nonce": "${nonce}", "accuracy": {"score": 4, "explanation": "a", "sure": true}}`,
      'malformed',
      'accuracy."sure" was not asked for',
    ],
  ])('%j is unscored: %s, %s', (text, kind, reason) => {
    expect(read(text)).toEqual({ status: 'unscored', kind, reason });
  });

  test('without a nonce every object may be the verdict', () => {
    expect(parseVerdict(`${verdictText(1, 1, {})} ${verdictText(4, 5, {})}`, rubric)).toEqual(scored(4, 5));
  });

  test('never throws, and says why when it does not score', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('{', '}', '"', '\\', `"${nonce}"`, '"nonce":', '"accuracy":', '{"score":', ','),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const verdict = read(pieces.join(''));
        expect(verdict.status === 'scored' || verdict.reason !== '').toBe(true);
      }),
    );
  });

  test('what does not hold the nonce never counts, before or after, nested or broken', () => {
    const json = fc.json().filter((text) => !text.includes(nonce));
    const noise = fc.oneof(
      fc.string().filter((text) => !text.includes(nonce)),
      json,
      fc.constantFrom(verdictText(5, 5, {}), verdictText(5, 5, { nonce: '' }), `{"a": ${verdictText(5, 5, {})}`),
    );
    fc.assert(
      fc.property(noise, (planted) => {
        expect(read(planted).status).toBe('unscored');
        expect(read(`${verdictText(2, 3)}${planted}`)).toEqual(scored(2, 3));
      }),
    );
  });

  test.each([
    ['openings', '{"'.repeat(40_000)],
    ['nested objects', '{"a":'.repeat(40_000)],
    ['open objects side by side', '{"a":[{"b":1},'.repeat(10_000)],
    ['texts with openings', `{"a":"${'{\\"'.repeat(40_000)}`],
    ['one long text', `{"${'x'.repeat(200_000)}`],
  ])('a long reply of %s is read in linear time', (_, text) => {
    // The work is counted, not timed: pieces kept are bounded by the depth.
    const total = jsonObjects(text).reduce((sum, piece) => sum + piece.text.length, 0);
    expect(total).toBeLessThanOrEqual(17 * text.length);
    expect(read(text).status).toBe('unscored');
  });
});
