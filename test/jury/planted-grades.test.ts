import { expect, test } from 'vitest';
import { medhelmRubric } from '../../src/jury/medhelm-rubric.ts';
import { plantedGrades } from '../../src/jury/planted-grades.ts';

test('a planted grade flips none of the cases read with a nonce, and some of those read any other way', async () => {
  const rows = await plantedGrades(medhelmRubric);
  const count = (reading: string, outcome: string) =>
    rows.filter((row) => row.reading === reading && row.outcome === outcome).length;
  expect(rows).toHaveLength(4 * 2 * 4);
  expect(count('with nonce', 'held')).toBe(8);
  // Quoted before the verdict, every whole planted verdict is the first; quoted after it, the last.
  expect(count('first verdict', 'flipped')).toBeGreaterThan(0);
  expect(count('last verdict', 'flipped')).toBeGreaterThan(0);
  expect(count("HELM's rules", 'unscored') + count("HELM's rules", 'run ends')).toBeGreaterThan(0);
});
