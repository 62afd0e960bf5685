import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { evaluateClaims } from '../../src/papers/claims/evaluate-claims.ts';
import { readClaims } from '../../src/papers/claims/read-claims.ts';
import { loadMedhelm } from '../../src/papers/medhelm/medhelm.ts';
import { medhelmOverview } from '../../src/papers/medhelm/medhelm-overview.ts';
import { medhelmSuite } from '../../src/papers/medhelm/medhelm-suite.ts';
import { readTasks } from '../../src/papers/medhelm/read-tasks.ts';
import { taxonomyTree } from '../../src/papers/medhelm/taxonomy-tree.ts';
import { ternarySlices } from '../../src/papers/medhelm/ternary-slices.ts';
import { projectRoot } from '../../src/project.ts';

const medhelm = loadMedhelm();
const suite = medhelmSuite(medhelm, 'arxiv-v2');

describe('medhelmOverview', () => {
  const counts = (list: { name: string; n: number }[]) => list.map(({ name, n }) => `${name} ${n}`).join(', ');

  test('counts arXiv v2 as the paper prints it', () => {
    const overview = medhelmOverview(medhelm, 'arxiv-v2');
    expect(overview.categories.map(({ benchmarks }) => benchmarks.length)).toEqual([10, 6, 8, 6, 5]);
    expect(overview.categories.map(({ subcategories }) => subcategories)).toEqual([4, 4, 5, 5, 4]);
    expect([counts(overview.access), counts(overview.origin), counts(overview.questionType)]).toEqual([
      'public 14, gated 7, private 14',
      'existing 17, reformulated 5, new 13',
      'open 13, closed 22',
    ]);
    expect(overview).toMatchObject({ benchmarks: 35, subcategories: 22, printedTasks: 121, models: 9, providers: 5 });
    expect(overview.judges).toHaveLength(3);
    expect(overview.closedMetrics.reduce((sum, { n }) => sum + n, 0)).toBe(22);
  });

  test('counts Nature Medicine', () => {
    const overview = medhelmOverview(medhelm, 'nature-medicine');
    expect([counts(overview.access), counts(overview.origin)]).toEqual([
      'public 16, gated 7, private 14',
      'existing 19, reformulated 5, new 13',
    ]);
  });

  test('the three claims on origin hold, and none of them is called computed', () => {
    const file = join(projectRoot(), 'data/claims/medhelm/overview.json');
    const found = evaluateClaims(readClaims(file, { medhelm }), { medhelm });
    expect(found.map(({ ok, evidence }) => [ok, evidence])).toEqual(new Array(3).fill([true, 'inferred-to-fit']));
  });
});

describe('readTasks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test('takes ids and names of subcategories, in CSV and in JSON', () => {
    const expected = [
      { subcategory: 'planning-treatments', task: 'Adjust a dose' },
      { subcategory: 'patient-provider-messaging', task: 'Answer a question, kindly' },
    ];
    const csv =
      'subcategory,task\nplanning TREATMENTS,Adjust a dose\npatient-provider-messaging,"Answer a question, kindly"\n';
    expect(readTasks(file('tasks.csv', csv), medhelm)).toEqual(expected);
    expect(readTasks(file('tasks.json', JSON.stringify(expected)), medhelm)).toEqual(expected);
  });

  test.each([
    [
      'Planing Treatments,Adjust a dose',
      'row 2, column subcategory: unknown subcategory Planing Treatments: did you mean Planning Treatments?',
    ],
    ['planing-treatments,Adjust a dose', 'did you mean planning-treatments?'],
    [',Adjust a dose', 'row 2, column subcategory: is empty'],
    ['planning-treatments, ', 'row 2, column task: is empty'],
    [',', 'row 2, column subcategory: is empty'],
    ['planning-treatments,Dose\nrecording-procedures,dose', 'row 3, column task: "dose" is given already in row 2'],
    ['planning-treatments', 'row 2: has 1 fields, the header has 2'],
    ['', 'has no tasks'],
  ])('of the CSV record %j says what is wrong, and where', (rows, message) => {
    expect(() => readTasks(file('bad.csv', `subcategory,task\n${rows}\n`), medhelm)).toThrow(message);
  });

  test.each([
    [[{ subcategory: 'planning-treatments' }], 'key [0].task'],
    [
      [{ subcategory: 'planning-treatment', task: 'x' }],
      'key [0].subcategory: unknown subcategory planning-treatment: did you mean',
    ],
    [[{ subcategory: 'planning-treatments', task: 'x', note: 1 }], 'note'],
    [{ tasks: [] }, 'expected array'],
  ])('of the JSON %j says the key', (content, message) => {
    expect(() => readTasks(file('bad.json', JSON.stringify(content)), medhelm)).toThrow(message);
  });

  test('tells all problems at once, and goes on with the rest for those who ask', () => {
    const path = file('two.csv', 'subcategory,task\nx,a\nplanning-treatments,b\ny,c\n');
    expect(() => readTasks(path, medhelm)).toThrow('2 problems');
    const problems: string[] = [];
    expect(readTasks(path, medhelm, { onProblem: ({ message }) => problems.push(message) })).toHaveLength(1);
    expect(problems).toHaveLength(2);
  });
});

describe('taxonomyTree', () => {
  test('hangs every benchmark on its subcategory: 15 of 22 have one', () => {
    const subcategories = taxonomyTree(suite).flatMap((branch) => branch.subcategories);
    expect(subcategories.filter(({ benchmarks }) => benchmarks === 1)).toHaveLength(15);
    expect(subcategories.flatMap(({ leaves }) => leaves)).toHaveLength(35);
    expect(subcategories.every(({ tasks }) => tasks === null)).toBe(true);
  });

  test('hangs tasks, counts them, and refuses to without a list', () => {
    const tasks = [{ subcategory: 'planning-treatments', task: 'Adjust a dose' }];
    const [{ subcategories }] = taxonomyTree(suite, { tasks, leaves: 'tasks' }) as [ReturnType<typeof taxonomyTree>[0]];
    expect(subcategories.map(({ tasks: n }) => n)).toEqual([0, 1, 0, 0]);
    expect(subcategories[1]!.leaves).toEqual([{ name: 'Adjust a dose', kind: 'task' }]);
    expect(taxonomyTree(suite, { tasks })[0]!.subcategories[1]!.leaves).toHaveLength(2);
    expect(() => taxonomyTree(suite, { leaves: 'tasks' })).toThrow('need a list');
  });
});

describe('ternarySlices', () => {
  test('ten slices, each through the published weights, with DeepSeek R1 somewhere', () => {
    const slices = ternarySlices(suite, { steps: 7 });
    expect(slices).toHaveLength(10);
    for (const { marks, regions, points } of slices) {
      expect(marks[0]!.at.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(regions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(points).toHaveLength(36);
    }
    expect(slices.every(({ regions }) => regions.some(({ name }) => name === 'DeepSeek R1'))).toBe(true);
  });

  test('shares of an unknown category are refused', () => {
    expect(() => ternarySlices(suite, { at: { nothing: 1 } })).toThrow('a weight is a number');
  });
});
