import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { rougeMarks } from '../../src/bench/metrics/rouge-marks.ts';
import { everyRule, type RuleSample } from '../../src/widgets/explore-metrics/every-rule.ts';
import { exploreMetrics } from '../../src/widgets/explore-metrics/explore-metrics.ts';
import { metricPresets } from '../../src/widgets/explore-metrics/metric-presets.ts';

/** The parts of jsdom in use. */
interface Jsdom {
  JSDOM: new (html: string, options: object) => { window: Window & typeof globalThis };
  VirtualConsole: new () => { on: (event: string, listener: (error: Error) => void) => void };
}
const { JSDOM, VirtualConsole } = createRequire(import.meta.url)('jsdom') as Jsdom;

const scoresOf = (sample: RuleSample): Record<string, number | null> =>
  Object.fromEntries(everyRule(sample).map(({ rule, score }) => [rule, score]));
const preset = (name: string): RuleSample => metricPresets.find((one) => one.name === name)!;

describe('every rule', () => {
  test('multiple choice applies when the reference is an option, by its letter or its text', () => {
    const choices = ['aspirin', 'warfarin'];
    expect(scoresOf({ reference: 'B', answer: 'B', choices })['multiple choice, strict']).toBe(1);
    expect(scoresOf({ reference: 'warfarin', answer: 'A', choices })['multiple choice, strict']).toBe(0);
    expect(scoresOf({ reference: 'heparin', answer: 'A', choices })['multiple choice, strict']).toBeNull();
    expect(scoresOf({ reference: 'B', answer: 'B' })['multiple choice, strict']).toBeNull();
  });

  test('MEDEC applies to CORRECT and to a sentence with its number, not to any number', () => {
    const flag = (reference: string) => scoresOf({ reference, answer: 'CORRECT' })['MEDEC flag'];
    expect(['CORRECT', 'CORRECT.', '4 The dose.', '120', '24.9', '03/25/2024'].map(flag)).toEqual([
      1,
      1,
      0,
      null,
      null,
      null,
    ]);
  });

  test('rules that do not apply say what they need', () => {
    const apart = everyRule({ reference: 'x', answer: 'x' }).filter(({ score }) => score === null);
    expect(apart).toHaveLength(8);
    expect(apart.every(({ why }) => why.startsWith('needs '))).toBe(true);
  });

  test.each([
    ['A full stop', 'multiple choice, strict', 0],
    ['A full stop', 'multiple choice, lenient', 1],
    ['The letter A', 'quasi-prefix match', 1],
    ['The letter A', 'multiple choice, lenient', 0],
    ['No and normal', 'prefix match', 1],
    ['No and normal', 'exact match', 0],
    ['Lab value', 'MedCalc, as published', 0],
    ['Lab value', 'MedCalc, fixed', 1],
    ['A unit', 'MedCalc, fixed', 0],
    ['Day first', 'MedCalc, fixed', 0],
    ['Weeks and days', 'MedCalc, fixed', 0],
    ['CORRECT.', 'MEDEC flag', 0],
    ['Silence', 'MEDEC flag', 1],
    ['Silence', 'MEDEC sentence', 0],
    ['Cut codes', 'billing F1, as published', 1],
    ['Cut codes', 'billing F1, fixed', 0.5],
    ['Codes undotted', 'billing F1, as published', 0],
    ['Codes undotted', 'billing F1, fixed', 1],
    ['Negation', 'ROUGE-1', 12 / 13],
    ['Word forms', 'ROUGE-1', 8 / 12],
    ['Word forms', 'ROUGE-1, no stemmer', 2 / 12],
    ['Swapped', 'ROUGE-1', 1],
    ['Swapped', 'ROUGE-2', 1 / 4],
    ['Swapped', 'ROUGE-L', 3 / 5],
  ])('the example %j shows its quirk: %s gives %d', (name, rule, score) => {
    expect(scoresOf(preset(name))[rule]).toBeCloseTo(score, 12);
  });
});

describe('the page', () => {
  let dom: InstanceType<typeof JSDOM>;
  const complaints: string[] = [];

  beforeAll(() => {
    // The test runner writes an imported name as a property of its module; compiled modules keep the plain name.
    const page = exploreMetrics().html.replaceAll(/\(0\s*,\s*__vite_ssr_import_\d+__\.(\w+)\)/g, '$1');
    const virtualConsole = new VirtualConsole();
    virtualConsole.on('jsdomError', ({ message }) => complaints.push(message));
    dom = new JSDOM(page, { runScripts: 'dangerously', virtualConsole });
  });

  const element = (id: string): HTMLInputElement => dom.window.document.getElementById(id) as HTMLInputElement;
  const type = (id: string, text: string, event = 'input'): void => {
    element(id).value = text;
    element(id).dispatchEvent(new dom.window.Event(event));
  };
  const rows = (): string[][] =>
    [...element('rules').children].map((row) => [...row.children].map((cell) => cell.textContent));

  test('opens with the first example and complains of nothing', () => {
    expect(complaints).toEqual([]);
    expect(element('look').textContent).toBe(metricPresets[0]!.look);
    expect(rows()).toHaveLength(19);
  });

  test.each(metricPresets.map((one, i) => [one.name, i] as const))('shows for %j what src computes', (_, i) => {
    type('preset', String(i), 'change');
    const expected = everyRule(metricPresets[i]!).map(({ rule, score, why }) => [
      rule,
      score === null ? '–' : score.toFixed(3),
      '',
      why,
    ]);
    expect(rows()).toEqual(expected);
    const { reference, answer } = metricPresets[i]!;
    const marked = rougeMarks(reference, answer, { unit: 'L' }).prediction.filter(({ matched }) => matched);
    expect([...element('marked-answer').querySelectorAll('mark')].map((node) => node.textContent)).toEqual(
      marked.map(({ text }) => text),
    );
  });

  test('scores anew what is typed, and marks by the chosen unit', () => {
    type('reference', 'one two three');
    type('answer', 'three two');
    type('unit', '1');
    expect(element('marked-reference').querySelectorAll('mark')).toHaveLength(2);
    type('unit', 'L');
    expect(element('marked-reference').querySelectorAll('mark')).toHaveLength(1);
    expect(element('summary').textContent).toContain('rules apply');
  });

  test('typed text stays text: no element comes of it', () => {
    const attack = '<img src=x onerror="document.title=1"></script><mark>';
    for (const id of ['reference', 'answer', 'choices', 'lower', 'upper']) type(id, attack);
    type('category', 'lab');
    expect(element('marked-answer').textContent).toBe(attack);
    expect(dom.window.document.querySelectorAll('img')).toHaveLength(0);
    expect(dom.window.document.title).toBe('Explore the scoring rules');
    expect(complaints).toEqual([]);
  });
});
