import { describe, expect, test } from 'vitest';
import { marked } from '../../src/figures/marked.ts';
import { diverging, palette, sequential } from '../../src/figures/palette.ts';
import { providerStyles } from '../../src/figures/provider-styles.ts';
import { ink, theme, themed } from '../../src/figures/theme.ts';
import { colorDistance, contrastToWhite, visionNames } from './color-distance.ts';

describe('palette', () => {
  test('has colours that stand out from white by 3 : 1', () => {
    for (const color of palette) expect(contrastToWhite(color), color).toBeGreaterThan(3);
  });

  test.each(visionNames)('keeps its colours 10 apart in CIE Lab for %s', (vision) => {
    const pairs = palette.flatMap((a, i) => palette.slice(i + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs) expect(colorDistance(a, b, vision), `${a} ${b}`).toBeGreaterThan(10);
  });

  test('has a sequential scale that grows lighter step by step', () => {
    const contrasts = sequential.map(([, color]) => contrastToWhite(color));
    expect(contrasts).toEqual([...contrasts].sort((a, b) => b - a));
  });

  test('has scales from 0 to 1, and a diverging one that is palest in the middle', () => {
    for (const scale of [sequential, diverging]) expect([scale[0]![0], scale.at(-1)![0]]).toEqual([0, 1]);
    expect(Math.min(...diverging.map(([, color]) => contrastToWhite(color)))).toBe(contrastToWhite(diverging[2]![1]));
  });
});

describe('providerStyles', () => {
  test('gives a provider the same style whatever stands beside it', () => {
    expect(providerStyles(['OpenAI', 'Zebra']).get('OpenAI')).toEqual(providerStyles(['OpenAI']).get('OpenAI'));
  });

  test('tells twenty providers apart', () => {
    const names = Array.from({ length: 20 }, (_, i) => `provider ${i}`);
    const styles = names.map((name) => providerStyles(names).get(name)!);
    expect(new Set(styles.map(({ color, symbol }) => `${color} ${symbol}`)).size).toBe(20);
  });
});

describe('theme', () => {
  test('has text that reads on white by 4.5 : 1', () => {
    for (const color of [ink.text, ink.quiet]) expect(contrastToWhite(color)).toBeGreaterThan(4.5);
  });

  test('is Open Sans on white, with margins that grow with the labels', () => {
    expect(theme.layout.font.family).toMatch(/^Open Sans/);
    expect(theme.layout.paper_bgcolor).toBe('#ffffff');
    expect(theme.layout.xaxis.automargin && theme.layout.yaxis.automargin).toBe(true);
  });

  test('gives way to what the layout says', () => {
    expect(themed({ margin: { t: 5 } })).toEqual({ template: theme, margin: { t: 5 } });
  });
});

describe('marked', () => {
  const figure = { data: [], layout: { annotations: [{ text: 'mine' }], meta: { source: 'x' } } };

  test.each(['mock', 'replayed', 'simulated'] as const)('says %s in words and in meta', (mark) => {
    const { layout } = marked(figure, mark);
    expect((layout.annotations as { text: string }[])[1]!.text.toLowerCase()).toContain(mark);
    expect(layout.meta).toEqual({ source: 'x', mark });
  });

  test('keeps other annotations and leaves its input alone', () => {
    expect((marked(figure, 'mock').layout.annotations as { text: string }[])[0]!.text).toBe('mine');
    expect(figure.layout.annotations).toHaveLength(1);
  });
});
