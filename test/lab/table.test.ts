import { expect, it } from 'vitest';
import { displayForms } from '../../src/kernel/mime-bundle.ts';
import { table } from '../../src/lab/table.ts';

const html = (...args: Parameters<typeof table>): string => table(...args)[displayForms]()['text/html'];
const text = (...args: Parameters<typeof table>): string => table(...args)[displayForms]()['text/plain'];

it('numbers have fixed decimals and stand right, text stands left, n stands below', () => {
  const rows = [
    { model: 'a', winRate: 0.6625, n: 35 },
    { model: 'longer', winRate: 0.5, n: 9 },
  ];
  expect(text(rows)).toBe('model   winRate   n\na         0.663  35\nlonger    0.500   9\n2 rows');
  expect(html(rows)).toBe(
    '<table><thead><tr><th style="text-align: left">model</th><th style="text-align: right">winRate</th><th style="text-align: right">n</th></tr></thead>' +
      '<tbody><tr><td style="text-align: left">a</td><td style="text-align: right">0.663</td><td style="text-align: right">35</td></tr>' +
      '<tr><td style="text-align: left">longer</td><td style="text-align: right">0.500</td><td style="text-align: right">9</td></tr></tbody></table><p>2 rows</p>',
  );
});

it('decimals can be given for all columns or by column', () => {
  const rows = [{ a: 1.23456, b: 1.23456 }];
  expect(text(rows, { decimals: 1 })).toContain('1.2  1.2');
  expect(text(rows, { decimals: { a: 0 } })).toContain('1  1.235');
});

it('a column of whole numbers has no decimals, one broken number gives them to all', () => {
  expect(text([{ a: 1 }, { a: 20 }])).toBe(' a\n 1\n20\n2 rows');
  expect(text([{ a: 1 }, { a: 0.5 }])).toBe('    a\n1.000\n0.500\n2 rows');
});

it('halves are rounded up as printed tables do, whatever their binary value', () =>
  expect(text([{ a: 0.6625 }, { a: 1.0005 }, { a: -0.0005 }])).toBe('     a\n 0.663\n 1.001\n-0.001\n3 rows'));

it('missing values are a dash, also NaN, and do not make a column text', () => {
  const rows = [
    { a: 1.5, b: null },
    { a: Number.NaN, b: undefined },
    { a: null, b: 2 },
  ];
  expect(text(rows)).toBe('    a  b\n1.500  –\n    –  –\n    –  2\n3 rows');
  expect(html(rows)).not.toMatch(/NaN|null|undefined|left/);
});

it('true and false are yes and no', () => expect(text([{ ok: true }, { ok: false }])).toBe('ok\nyes\nno\n2 rows'));

it('HTML of names, cells and caption is escaped', () => {
  const out = html([{ '<b>&': `<script>"x" & 'y'</script>` }], { caption: '<i>n = 1</i>' });
  expect(out).toContain('&lt;b&gt;&amp;</th>');
  expect(out).toContain('&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;');
  expect(out).toContain('<p>&lt;i&gt;n = 1&lt;/i&gt;</p>');
  expect(out).not.toMatch(/<script|<b>|<i>/);
});

it('a caption replaces the number of rows', () => {
  expect(text([{ a: 1 }], { caption: 'n = 35' })).toBe('a\n1\nn = 35');
  expect(text([{ a: 1 }])).toMatch(/1 row$/);
});

it('no rows are an empty table with n = 0', () => expect(text([])).toBe('\n0 rows'));

it('negative, very large and infinite numbers are printed', () =>
  expect(text([{ a: -0.5 }, { a: 1e21 }, { a: Number.POSITIVE_INFINITY }])).toBe(
    '       a\n  -0.500\n   1e+21\nInfinity\n3 rows',
  ));

it('the rows can be computed with as an arquero table', () => {
  const { data } = table([{ a: 1 }, { a: 3 }]);
  expect(data.numRows()).toBe(2);
  expect(data.array('a')).toEqual([1, 3]);
});
