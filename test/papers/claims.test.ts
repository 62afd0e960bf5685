import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/papers/claims/claim.ts';
import { claims } from '../../src/papers/claims/claims.ts';
import { DataError } from '../../src/papers/tables/data-error.ts';
import { evaluateClaims } from '../../src/papers/claims/evaluate-claims.ts';
import { formatClaims } from '../../src/papers/claims/format-claims.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmQuantities } from '../../src/papers/claims/medhelm-quantities.ts';
import { quantity } from '../../src/papers/claims/quantity.ts';
import { readClaims } from '../../src/papers/claims/read-claims.ts';
import { readClaimsFolder } from '../../src/papers/claims/read-claims-folder.ts';
import { selectClaims } from '../../src/papers/claims/select-claims.ts';
import { summariseClaims } from '../../src/papers/claims/summarise-claims.ts';
import { projectRoot } from '../../src/project.ts';
import { dataCopy } from './data-copy.ts';

const context = { medhelm: loadMedhelm() };
const results = claims();
const onFile = readClaimsFolder(join(projectRoot(), 'data/claims/medhelm'), context);

describe('the shipped claims', () => {
  test('all hold on the shipped data', () => {
    expect(results.filter((claim) => !claim.ok)).toEqual([]);
    expect(results).toHaveLength(337);
  });

  test('cover Table 1 of both versions with 36 cells each, and the 18 three-digit win rates', () => {
    const plain = (pattern: string) => selectClaims(results, pattern).filter(({ id }) => !id.endsWith('-rule'));
    expect(plain('table-1/arxiv-v2')).toHaveLength(36);
    expect(plain('table-1/nature-medicine')).toHaveLength(36);
    expect(plain('leaderboard-file')).toHaveLength(18);
    expect(plain('table-1').every((claim) => claim.status === 'exact')).toBe(true);
  });

  test('cover Table 3 with its 45 numbers and the total, all exact sums of published cells', () => {
    const table = selectClaims(results, 'table-3/arxiv-v2');
    expect(table).toHaveLength(46);
    expect(table.every(({ status, evidence }) => status === 'exact' && evidence === 'computed')).toBe(true);
  });

  test('differ in 21 places: Claude 3.5 without the CLEAR rule, five category ends of v1, six costs, six sizes, three on juries', () => {
    const differing = results
      .filter((claim) => claim.status === 'differs')
      .map(({ id, computed }) => [id, computed!.toFixed(2)]);
    expect(differing).toEqual([
      ['table-1/arxiv-v2/claude-3.5-sonnet/win-rate-without-clear-rule', '0.64'],
      ['category-range/arxiv-v1/clinical-note-generation/lowest', '0.74'],
      ['category-range/arxiv-v1/patient-communication-and-education/lowest', '0.76'],
      ['category-range/arxiv-v1/patient-communication-and-education/highest', '0.89'],
      ['category-range/arxiv-v1/clinical-decision-support/lowest', '0.61'],
      ['category-range/arxiv-v1/clinical-decision-support/highest', '0.76'],
      ['text/arxiv-v2/gemini-1.5-pro/total-cost', '1131.06'],
      ['abstract/arxiv-v1/claude-3.5-sonnet/saving-vs-deepseek-r1', '13.03'],
      ['abstract/arxiv-v1/claude-3.5-sonnet/saving-vs-o3-mini', '8.78'],
      ['abstract/arxiv-v2/claude-3.5-sonnet/saving-vs-deepseek-r1', '13.03'],
      ['abstract/arxiv-v2/claude-3.5-sonnet/saving-vs-o3-mini', '8.78'],
      ['abstract/nature-medicine/claude-3.5-sonnet/saving-vs-o3-mini', '10.74'],
      ['extended-data-table-1/nature-medicine/ehrshot/instances', '3000.00'],
      ['extended-data-table-1/nature-medicine/medalign/instances', '172.00'],
      ['extended-data-table-1/nature-medicine/mimic-bhc/instances', '100.00'],
      ['extended-data-table-1/nature-medicine/meddialog/instances', '2000.00'],
      ['extended-data-table-1/nature-medicine/n2c2-ct/instances', '258.00'],
      ['extended-data-table-1/nature-medicine/clinicreferral/instances', '327.00'],
      ['jury-robustness/nature-medicine/spearman-above', '0.89'],
      ['jury-robustness/nature-medicine/spearman-above-by-the-authors-files', '0.88'],
      ['jury-robustness/nature-medicine/spearman-above-without-common-judges', '0.81'],
    ]);
  });

  test('call everything that rests on the CLEAR rule, the deduced origins, prices or rule of sample sizes inferred, and nothing else', () => {
    const priced = [
      'cost-cells-to-the-cent',
      'cost-row-totals-to-the-cent',
      'implied-price',
      'rated-instances-required',
    ];
    for (const { id, args, evidence, quantity } of onFile) {
      const inferred = args?.clearRule === true || args?.origin !== undefined || priced.includes(quantity!);
      expect([id, evidence === 'inferred-to-fit']).toEqual([id, inferred]);
    }
  });

  test('every value that the CLEAR rule changes is computed with it, or is the claim about the plain value', () => {
    for (const claim of onFile) {
      if (claim.quantity !== 'win-rate' && claim.quantity !== 'win-sd') continue;
      const value = (clearRule: boolean) =>
        medhelmQuantities[claim.quantity!]!.compute(context, { ...claim.args, clearRule });
      const changed = Math.abs(value(true) - value(false)) > 1e-12;
      const withRule = claim.args?.clearRule === true;
      expect([claim.id, withRule]).toEqual([claim.id, changed && !claim.id.endsWith('-without-clear-rule')]);
    }
  });

  test('have the keys of the contract', () => {
    const contract =
      'id paper where statement published computed tolerance status expected evidence reason decimals ok';
    for (const claim of results) expect(Object.keys(claim)).toEqual(expect.arrayContaining(contract.split(' ')));
    expect(JSON.parse(JSON.stringify(results))).toEqual(results);
  });
});

describe('one altered cell', () => {
  /** Claims on a copy in which one score was changed, and the problems reported on the way. */
  function afterChange(cell: string, to: string) {
    const copy = dataCopy();
    copy.alter('medhelm/scores.csv', cell, to);
    const problems: string[] = [];
    return { problems, results: claims({ dir: copy.dir, onProblem: ({ message }) => problems.push(message) }) };
  }
  const red = (changed: typeof results) => changed.filter((claim) => !claim.ok).map(({ id }) => id);
  const gemini = 'gemini-1.5-pro,hospicereferral,exact-match,';
  const score = context.medhelm.scores[8]![context.medhelm.benchmarks.findIndex(({ id }) => id === 'hospicereferral')]!;

  test('turns exactly the claims red whose printed value it changes, and leaves what does not depend on it as it was', () => {
    const { results: changed } = afterChange(`${gemini}${score},${score}`, `${gemini}1,1`);
    const printed = ({ computed, decimals }: (typeof results)[number]) => computed?.toFixed(decimals);
    const moved = changed.filter((claim, i) => printed(claim) !== printed(results[i]!)).map(({ id }) => id);
    expect(red(changed)).toEqual(moved);
    // The last model now wins there: its own cells move, and no cell that speaks of other benchmarks or counts does.
    expect(moved).toContain('table-1/arxiv-v2/gemini-1.5-pro/macro-average');
    expect(moved).toContain('leaderboard-file/nature-medicine/gemini-1.5-pro/win-rate');
    for (const id of moved) expect(id).not.toMatch(/^text|clinical-note|patient-|research|decision|macro-average.*gpt/);
    const unmoved = changed.filter((claim, i) => claim.computed === results[i]!.computed);
    expect(unmoved.length).toBeGreaterThan(90);
  });

  test('that moves no printed digit turns nothing red', () => {
    const cell = 'deepseek-r1,medcalc-bench,medcalc-accuracy,0.348,0.348';
    expect(red(afterChange(cell, cell.replaceAll('0.348', '0.349')).results)).toEqual([]);
  });

  test('of MedQA touches the claims of Nature Medicine only', () => {
    const medqa = context.medhelm.scores[0]![context.medhelm.benchmarks.findIndex(({ id }) => id === 'medqa')];
    const cell = `deepseek-r1,medqa,exact-match,${medqa},${medqa}`;
    const { results: changed } = afterChange(cell, 'deepseek-r1,medqa,exact-match,0.001,0.001');
    const moved = red(changed);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((id) => id.includes('nature-medicine'))).toBe(true);
  });

  test('with a stale score_unit is reported, and the claims are computed from the score', () => {
    const { problems, results: changed } = afterChange(`${gemini}${score},`, `${gemini}1,`);
    expect(problems).toEqual([expect.stringMatching(/column score_unit: .* does not follow from score 1: write 1 /)]);
    expect(red(changed)).toEqual(red(afterChange(`${gemini}${score},${score}`, `${gemini}1,1`).results));
  });

  test('of the cost sheet turns the sums it is in red, and the count of cells that its price explains', () => {
    const copy = dataCopy();
    // EHRSQL, in both suites: 1 USD more for what Gemini 1.5 Pro read.
    copy.alter('medhelm/usage_costs.csv', (text) =>
      text.replace(/^(gemini-1.5-pro,ehrsql,(?:\d+,){5})([\d.]+)/m, (_, row, usd) => `${row}${Number(usd) + 1}`),
    );
    expect(red(claims({ dir: copy.dir }))).toEqual([
      'table-3/arxiv-v2/gemini-1.5-pro/benchmark-cost',
      'table-3/arxiv-v2/gemini-1.5-pro/total-cost',
      'table-3/arxiv-v2/suite/total-cost',
      'text/arxiv-v2/gemini-1.5-pro/total-cost',
      'cost-sheet/nature-medicine/cells-to-the-cent',
      'price/arxiv-v2/gemini-1.5-pro/input',
    ]);
  });

  test('of the prices turns only what rests on the prices red', () => {
    const copy = dataCopy();
    copy.alter('prices/medhelm-2025-05-12.json', '"input": 1.35', '"input": 1.36');
    const ids = red(claims({ dir: copy.dir }));
    expect(ids).toEqual([
      'cost-sheet/nature-medicine/cells-to-the-cent',
      'cost-sheet/nature-medicine/row-totals-to-the-cent',
    ]);
  });

  test('of CLEAR that unties the pair makes the rule idle', () => {
    const cell = 'gpt-4o-mini,clear,exact-match,0.663,0.663';
    const { results: changed } = afterChange(cell, cell.replaceAll('0.663', '0.664'));
    // Untied in the direction of the rule: only the claim about half ties departs from the file.
    expect(red(changed)).toEqual(['table-1/arxiv-v2/claude-3.5-sonnet/win-rate-without-clear-rule']);
  });
});

describe('evaluateClaims', () => {
  const base: Claim = {
    id: 'a',
    paper: 'arxiv-v2',
    where: 'Table 1',
    statement: 'It is 0.64.',
    published: 0.64,
    decimals: 2,
    tolerance: 0.01,
    expected: 'exact',
    evidence: 'computed',
    quantity: 'value',
  };
  const evaluate = (value: number | Error, change: Partial<Claim> = {}) => {
    const compute = () => {
      if (value instanceof Error) throw value;
      return value;
    };
    return evaluateClaims([{ ...base, ...change }], context, { quantities: { value: quantity({}, compute) } })[0]!;
  };

  test('exact is equality after rounding, within is within the tolerance, differs is the rest', () => {
    expect(evaluate(0.6357142857)).toMatchObject({ status: 'exact', ok: true });
    expect(evaluate(0.6499)).toMatchObject({ status: 'within', ok: false });
    expect(evaluate(0.6499, { expected: 'within' })).toMatchObject({ status: 'within', ok: true });
    expect(evaluate(0.66)).toMatchObject({
      status: 'differs',
      ok: false,
      message: 'expected exact, is differs: computed 0.66, published 0.64',
    });
  });

  test('a known difference holds only with the computed value on file', () => {
    const differs = { expected: 'differs', expectedComputed: 0.7, reason: 'known' } as const;
    expect(evaluate(0.701, differs)).toMatchObject({ status: 'differs', ok: true });
    expect(evaluate(0.72, differs)).toMatchObject({
      ok: false,
      message: 'differs from 0.64 as expected, but computed 0.72 is not the 0.7 on file',
    });
    expect(evaluate(0.64, differs)).toMatchObject({ status: 'exact', ok: false });
  });

  test('a quantity that throws, or gives no number, fails its own claim only', () => {
    expect(evaluate(new Error('no such cell'))).toMatchObject({
      computed: null,
      ok: false,
      message: 'could not be computed: no such cell',
    });
    expect(evaluate(Number.NaN)).toMatchObject({
      computed: null,
      ok: false,
      message: 'could not be computed: value gives NaN',
    });
    // Even where the file expects a difference.
    expect(evaluate(new Error('x'), { expected: 'differs', expectedComputed: 1 }).ok).toBe(false);
    const quantities = {
      value: quantity({}, () => 0.64),
      bad: quantity({}, () => {
        throw new Error('x');
      }),
    };
    const two = evaluateClaims([{ ...base, quantity: 'bad' }, base], context, { quantities });
    expect(two.map(({ ok }) => ok)).toEqual([false, true]);
  });

  test('a claim without a quantity is not recomputable', () => {
    const { quantity: _, ...claim } = base;
    const [result] = evaluateClaims([{ ...claim, expected: 'not-recomputable', evidence: 'published-only' }], context);
    expect(result).toMatchObject({ status: 'not-recomputable', computed: null, ok: true });
  });
});

describe('a claims file with', () => {
  const id = 'table-1/arxiv-v2/deepseek-r1/win-rate';
  // The first claim of the file; [what, from, to, message]
  const cases: [string, string, string, string][] = [
    ['a missing key', '"where": "Table 1",', '', `key claims[0].where: claim ${id}: is missing`],
    [
      'an unknown key',
      '"where": "Table 1",',
      '"where": "Table 1", "page": 3,',
      `key claims[0]: claim ${id}: Unrecognized key: "page"`,
    ],
    [
      'text for a number',
      '"published": 0.66',
      '"published": "0.66"',
      `key claims[0].published: claim ${id}: Invalid input: expected number`,
    ],
    [
      'an unknown status',
      '"expected": "exact"',
      '"expected": "same"',
      `key claims[0].expected: claim ${id}: Invalid option: expected one of "exact"|"within"`,
    ],
    [
      'an unknown paper',
      '"paper": "arxiv-v2"',
      '"paper": "arxiv-v9"',
      `key claims[0].paper: claim ${id}: Invalid option`,
    ],
    [
      'an id used twice',
      'deepseek-r1/win-sd"',
      'deepseek-r1/win-rate"',
      `key claims[1].id: claim ${id}: is already used by claims[0]`,
    ],
    [
      'an unknown quantity',
      '"quantity": "win-rate"',
      '"quantity": "winrate"',
      'key claims[0].quantity: claim table-1/arxiv-v2/deepseek-r1/win-rate: unknown quantity winrate: did you mean win-rate?',
    ],
    [
      'an unknown model',
      '"model": "deepseek-r1"',
      '"model": "deepseek-r2"',
      `key claims[0].args.model: claim ${id}: unknown model deepseek-r2: did you mean deepseek-r1?`,
    ],
    [
      'an unknown argument',
      '"model": "deepseek-r1"',
      '"model": "deepseek-r1", "modle": "x"',
      `key claims[0].args.modle: claim ${id}: unknown argument modle: did you mean model?`,
    ],
    ['a missing argument', '"suite": "arxiv-v2", ', '', `key claims[0].args.suite: claim ${id}: is missing`],
    [
      'a flag that is text',
      '"model": "deepseek-r1"',
      '"model": "deepseek-r1", "clearRule": "yes"',
      `key claims[0].args.clearRule: claim ${id}: must be true or false, got yes`,
    ],
    [
      'too many decimals',
      '"published": 0.66',
      '"published": 0.663',
      `key claims[0].published: claim ${id}: 0.663 has more than the 2 decimals`,
    ],
    [
      'a value it should not have',
      '"expected": "exact",',
      '"expected": "exact", "expectedComputed": 1,',
      `key claims[0].expectedComputed: claim ${id}: does not go with expected exact`,
    ],
    [
      'published-only evidence of something computed',
      '"evidence": "computed"',
      '"evidence": "published-only"',
      `key claims[0].evidence: claim ${id}: published-only does not go with expected exact`,
    ],
    [
      'no reason for a difference',
      '"reason": "The published scores',
      '"unit": "The published scores',
      'win-rate-without-clear-rule: is missing: expected differs needs one',
    ],
    [
      'no computed value for a difference',
      '"expectedComputed": 0.64,',
      '',
      'win-rate-without-clear-rule: is missing: expected differs needs it',
    ],
    [
      'a difference that is none',
      '"expectedComputed": 0.64,',
      '"expectedComputed": 0.63,',
      'win-rate-without-clear-rule: equals published, 0.63',
    ],
    ['a strange id', `"id": "${id}"`, '"id": "Table 1"', 'key claims[0].id: claim Table 1: must be lower-case words'],
  ];
  for (const [what, from, to, message] of cases)
    test(`${what} is refused: ${message}`, () => {
      const copy = dataCopy();
      copy.alter('claims/medhelm/leaderboard.json', from, to);
      const path = join(copy.dir, 'claims/medhelm/leaderboard.json');
      expect(() => readClaims(path, context)).toThrow(DataError);
      expect(() => readClaims(path, context)).toThrow(message);
      expect(() => readClaims(path, context)).toThrow('claims/medhelm/leaderboard.json');
    });

  test('an id in two files is refused, naming both', () => {
    const copy = dataCopy();
    copy.alter('claims/medhelm/suite.json', '"id": "abstract/arxiv-v2/categories"', `"id": "${id}"`);
    const read = () => readClaimsFolder(join(copy.dir, 'claims/medhelm'), context);
    expect(read).toThrow(`claims/medhelm/suite.json, key id: claim ${id} is already in leaderboard.json`);
  });

  test('several problems lists them all', () => {
    const copy = dataCopy();
    copy.alter('claims/medhelm/leaderboard.json', (text) => text.replaceAll('"model": "o3-mini"', '"model": "o4"'));
    const read = () => readClaims(join(copy.dir, 'claims/medhelm/leaderboard.json'), context);
    expect(read).toThrow(/^\d\d problems in the data:\n {2}.*claims\[4\]\.args\.model: claim .*unknown model o4/);
  });
});

describe('what is said of claims', () => {
  test('the summary counts by status and by evidence', () => {
    const { total, ok, failed, status, evidence } = summariseClaims(results);
    expect([total, ok, failed]).toEqual([337, 337, 0]);
    expect(status).toEqual({ exact: 306, within: 0, differs: 21, 'not-recomputable': 10 });
    expect(evidence).toEqual({
      computed: { total: 276, ok: 276 },
      'inferred-to-fit': { total: 51, ok: 51 },
      simulated: { total: 0, ok: 0 },
      'published-only': { total: 10, ok: 10 },
    });
  });

  test('the table marks what holds and what does not, aligned, with totals', () => {
    const [first, ...rest] = selectClaims(results, 'abstract/arxiv-v2/*');
    const broken = { ...first!, ok: false, status: 'differs' as const, message: 'expected exact, is differs' };
    const lines = formatClaims([broken, ...rest]).split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '   claim                                                      published  computed  status            evidence',
      '✗  abstract/arxiv-v2/deepseek-r1/win-rate                          66 %      66 %  differs           computed',
      '   expected exact, is differs',
      '✓  abstract/arxiv-v2/o3-mini/win-rate                              64 %      64 %  exact             computed',
    ]);
    expect(lines.slice(-3)).toEqual([
      '13 claims: 12 as on file, 1 NOT',
      'by status: 9 exact, 3 differs, 1 not-recomputable',
      'by evidence: 9 of 10 computed, 2 of 2 inferred-to-fit, 1 of 1 published-only',
    ]);
    expect(lines.find((line) => line.includes('/tasks'))).toMatch(/121 {9}- {2}not-recomputable {2}published-only$/);
  });

  test('claims are selected by id, by prefix and by glob', () => {
    const count = (pattern: string) => selectClaims(results, pattern).length;
    expect(count('table-1/arxiv-v2/gpt-4o')).toBe(4);
    expect(count('table-1/arxiv-v2/gpt-4o/win-rate')).toBe(1);
    expect(count('table-1/arxiv-v2/gpt-*')).toBe(8);
    expect(count('table-1/*/gpt-4o/win-rate')).toBe(2);
    expect(count('**/win-rate')).toBe(42);
    expect(count('table-1/')).toBe(73);
  });

  test('a pattern that selects nothing is refused, so that a check of no claims cannot pass', () => {
    expect(() => selectClaims(results, 'table-1/arxiv-v2/gpt-4')).toThrow('did you mean table-1/arxiv-v2/gpt-4o?');
    expect(() => selectClaims(results, 'zzz')).toThrow(
      /^unknown claim zzz: known are table-1, leaderboard-file, abstract/,
    );
  });
});
