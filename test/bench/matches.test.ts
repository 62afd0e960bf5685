import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactMatch } from '../../src/bench/metrics/exact-match.ts';
import { normaliseText } from '../../src/bench/metrics/normalise-text.ts';
import { prefixExactMatch } from '../../src/bench/metrics/prefix-exact-match.ts';
import { quasiExactMatch } from '../../src/bench/metrics/quasi-exact-match.ts';
import { quasiLeaveArticlesExactMatch } from '../../src/bench/metrics/quasi-leave-articles-exact-match.ts';
import { quasiPrefixExactMatch } from '../../src/bench/metrics/quasi-prefix-exact-match.ts';

const rules = { exactMatch, quasiExactMatch, quasiLeaveArticlesExactMatch, prefixExactMatch, quasiPrefixExactMatch };

// gold, answer, then by hand: exact, quasi-exact, quasi leave articles, prefix, quasi-prefix
const cases: [string, string, ...(0 | 1)[]][] = [
  ['yes', 'yes', 1, 1, 1, 1, 1],
  ['yes', ' yes\n', 1, 1, 1, 1, 1],
  [' yes ', 'yes', 1, 1, 1, 1, 1],
  ['yes', 'Yes', 0, 1, 1, 0, 1],
  ['yes', 'yes.', 0, 1, 1, 1, 1],
  ['yes', '"Yes"', 0, 1, 1, 0, 1],
  ['yes', '“yes”', 0, 0, 0, 0, 0],
  ['yes', 'yes, because of the fever', 0, 0, 0, 1, 1],
  ['yes', 'Answer: yes', 0, 0, 0, 0, 0],
  ['no', 'normal', 0, 0, 0, 1, 1],
  ['yes', '', 0, 0, 0, 0, 0],
  ['', '', 0, 0, 0, 0, 0],
  ['yes', ' \n\t', 0, 0, 0, 0, 0],
  ['', 'anything', 0, 0, 0, 1, 1],
  ['the left kidney', 'left kidney', 0, 1, 0, 0, 1],
  ['The left kidney.', 'the left kidney', 0, 1, 1, 0, 1],
  ['left kidney', 'left  kidney', 0, 1, 1, 0, 1],
  ['left-sided', 'leftsided', 0, 1, 1, 0, 1],
  ['left-sided', 'left sided', 0, 0, 0, 0, 0],
  ['left–sided', 'leftsided', 0, 0, 0, 0, 0],
  ['A', 'A', 1, 1, 1, 1, 1],
  ['A', 'A.', 0, 1, 1, 1, 1],
  ['A', 'the', 0, 1, 0, 0, 1],
  ['A', '.', 0, 1, 0, 0, 1],
  ['A', 'D. Warfarin', 0, 0, 0, 0, 1],
  ['B', 'b', 0, 1, 1, 0, 1],
  ['B', 'D. Warfarin', 0, 0, 0, 0, 0],
  ['B', 'Because of the fever', 0, 0, 0, 1, 1],
  ['a theatre', 'theatre', 0, 1, 0, 0, 1],
  ['theatre', 'the atre', 0, 0, 0, 0, 0],
  ['2.5', '25', 0, 1, 1, 0, 1],
  ['caféa', 'café', 0, 0, 0, 0, 0],
];

describe('the match rules', () => {
  test.each(cases)('gold %j, answer %j', (gold, answer, ...expected) => {
    expect(Object.values(rules).map((rule) => rule(gold, answer).score)).toEqual(expected);
  });

  test('give what HELM gives, 260 pairs', () => {
    const { matches } = JSON.parse(readFileSync(new URL('fixtures/helm-rules.json', import.meta.url), 'utf8')) as {
      matches: [string, string, number[]][];
    };
    expect(matches).toHaveLength(260);
    for (const [gold, prediction, expected] of matches)
      expect([gold, prediction, Object.values(rules).map((rule) => rule(gold, prediction).score)]).toEqual([
        gold,
        prediction,
        expected,
      ]);
  });

  test('of several gold answers the best counts, and is named', () => {
    expect(exactMatch(['no', 'yes', 'yes '], 'yes')).toEqual({ score: 1, matched: 'yes' });
    expect(quasiExactMatch(['no', 'maybe'], 'yes')).toEqual({ score: 0, matched: null });
  });

  test('without a gold answer there is nothing to match', () => {
    expect(() => exactMatch([], 'yes')).toThrow(
      new RangeError('no gold answer: give the right answer, or a list of them'),
    );
  });

  test('exact implies every other; prefix rules include their whole-text rules', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (gold, answer) => {
        const [exact, quasi, leave, prefix, quasiPrefix] = Object.values(rules).map((rule) => rule(gold, answer).score);
        expect(Math.min(quasi!, leave!, prefix!, quasiPrefix!)).toBeGreaterThanOrEqual(exact!);
        expect(quasiPrefix).toBeGreaterThanOrEqual(quasi!);
        expect(quasi).toBeGreaterThanOrEqual(leave!);
      }),
    );
  });
});

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
    }),
  );
});
