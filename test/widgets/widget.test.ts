import { describe, expect, test } from 'vitest';
import { emTheatre } from '../../src/widgets/em-theatre/em-theatre.ts';
import { packShares } from '../../src/widgets/pack-bytes.ts';
import { widgetPage } from '../../src/widgets/widget.ts';
import { framedWidget, widgetFrame } from '../../src/widgets/widget-frame.ts';

function draw(): string {
  return '</script>' + '<!--';
}

describe('widgetPage', () => {
  const { html } = widgetPage({ title: 'A', body: '<p id="x"></p>', data: { text: '</script>' }, draw, height: 80 });

  test('neither data nor code can end its script element', () => {
    expect(html.match(/<\/script>/g)).toHaveLength(2);
    expect(html.match(/<!--/g)).toBeNull();
  });

  test('asks for nothing from outside, and may not', () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=|https?:|url\(|import\(/);
  });
});

describe('widgetFrame', () => {
  const widget = { title: 'A & "B"', html: '<p title="x">&quot; &amp; \'</p>\n<b>', height: 300 };

  test('comes back as it went in', () => {
    expect(framedWidget(widgetFrame(widget))).toEqual(widget);
  });

  test('other HTML is no widget', () => {
    expect(framedWidget('<table><tr><td>1</td></tr></table>')).toBeUndefined();
    expect(framedWidget(`${widgetFrame(widget)}<script></script>`)).toBeUndefined();
  });

  test('its script can reach nothing outside the frame', () => {
    expect(widgetFrame(widget)).toContain('sandbox="allow-scripts"');
  });
});

describe('emTheatre', () => {
  const cells = { x: [0, 1, 2], y: [5, 5, 7], labels: [0, 1, 0], sick: [0, 1, 1] };
  const iterations = [{ posterior: [0, 0.5, 0.5], logLikelihood: -0.7, auroc: 0.5 }];

  test('carries the posterior of each iteration, one byte a cell', () => {
    const { html } = emTheatre(cells, [{ rho: 0.5, iterations }], { subtitle: 'three cells' });
    expect(html).toContain(packShares([0, 0.5, 0.5]));
    expect(html).toContain('SIMULATED DATA');
  });

  test('refuses an empty stage, and a posterior of other cells', () => {
    expect(() => emTheatre(cells, [], { subtitle: '' })).toThrow('at least one iteration');
    const short = [{ rho: 0.5, iterations: [{ ...iterations[0]!, posterior: [0] }] }];
    expect(() => emTheatre(cells, short, { subtitle: '' })).toThrow('1 posteriors for 3 cells');
  });
});

test('packShares takes shares outside 0 … 1 for their nearest end', () => {
  expect([...Buffer.from(packShares([-1, 0.2, 2]), 'base64')]).toEqual([0, 51, 255]);
});
