import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cohenKappa } from '../../src/stats/cohen-kappa.ts';
import { concordance } from '../../src/stats/concordance.ts';

test("concordance of whole scores is Cohen's kappa with quadratic weights", () => {
  const score = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 40 }), (pairs) => {
      const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]);
      for (const [a, b] of pairs) counts[a]![b]!++;
      const ours = concordance(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      );
      const kappa = cohenKappa(counts, { weights: 'quadratic' });
      if (Number.isNaN(kappa)) expect(ours).toBeNaN();
      else expect(ours).toBeCloseTo(kappa, 10);
    }),
  );
});

test('concordance by hand, and of values that do not differ', () => {
  expect(concordance([1, 2, 3], [2, 3, 4])).toBeCloseTo(1 - 1 / (2 / 3 + 2 / 3 + 1), 12);
  expect(concordance([2, 2], [2, 2])).toBeNaN();
  expect(() => concordance([1], [])).toThrow('needs pairs, got 1 and 0 values');
});
