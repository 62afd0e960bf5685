import { describe, expect, test } from 'vitest';
import { fullLabel, label } from '../../src/figures/label.ts';
import { plainText } from '../../src/figures/plain-text.ts';
import { renderSvg } from '../../src/figures/static/render-svg.ts';
import { textWidth } from '../../src/figures/text-width.ts';
import { nastyNames } from './nasty-names.ts';

describe('label', () => {
  test('leaves an ordinary name alone', () => {
    expect(label('Claude 3.7 Sonnet (20250219)')).toBe('Claude 3.7 Sonnet (20250219)');
  });

  test('cuts what is too long for its pixels, with an ellipsis', () => {
    const cut = label('x'.repeat(300), { width: 100 });
    expect(cut).toMatch(/^x+…$/);
    expect(textWidth(cut, 13)).toBeLessThanOrEqual(100);
    expect(textWidth(`x${cut}`, 13)).toBeGreaterThan(100);
  });

  test('never cuts a character, or an entity, in two', () => {
    expect(label('🩺'.repeat(50), { width: 60 })).toMatch(/^(🩺)+…$/u);
    expect(label('&'.repeat(50), { width: 60 })).toMatch(/^(&amp;)+…$/);
  });

  test('breaks at spaces, and inside a word only where the word is wider than the line', () => {
    expect(label('Administration and Workflow', { width: 110, lines: 2 })).toBe('Administration<br>and Workflow');
    const lines = label(`ab ${'x'.repeat(60)}`, { width: 100, lines: Infinity }).split('<br>');
    expect(lines[0]).toBe('ab');
    expect(lines.join('')).toBe(`ab${'x'.repeat(60)}`);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(100);
  });

  test('makes one space of tabs and line ends, and an empty label of an empty name', () => {
    expect(label('  a\t\n b ')).toBe('a b');
    expect(label('')).toBe('');
  });

  test.each(nastyNames)('is undone by plainText, and drawn as it is: %s', async (name) => {
    expect(plainText(fullLabel(name)).replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
    const text = label(name);
    const traces = [{ x: [1], y: [1], mode: 'text', text: [text], name: text, showlegend: true }];
    const layout = { xaxis: { tickvals: [1], ticktext: [text] }, annotations: [{ text, x: 1, y: 1 }] };
    const svg = await renderSvg({ data: traces, layout: { ...layout, title: { text } } });
    const drawn = [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, inner]) => plainText(inner!));
    // Text, tick, annotation, legend and title.
    expect(drawn.filter((found) => found === plainText(text))).toHaveLength(5);
  });
});

describe('plainText', () => {
  test('drops markup and reads entities', () => {
    expect(plainText('<b>R&amp;D</b><br>in US&#36; &alpha;')).toBe('R&D in US$ &alpha;');
  });
});

describe('textWidth', () => {
  test('knows narrow letters from wide ones, and grows with the size', () => {
    expect(textWidth('iii', 10)).toBeLessThan(textWidth('WWW', 10) / 2);
    expect(textWidth('abc', 20)).toBeCloseTo(2 * textWidth('abc', 10), 10);
  });
});
