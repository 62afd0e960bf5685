import * as aq from 'arquero';
import { expect, it } from 'vitest';
import { displayForms, mimeBundle } from '../../src/kernel/mime-bundle.ts';

it('a value that knows its forms is shown in them', async () => {
  expect(await mimeBundle({ [displayForms]: () => ({ 'text/html': '<b>' }) })).toEqual({ 'text/html': '<b>' });
  expect(await mimeBundle({ [displayForms]: async () => ({ 'text/plain': 'x' }) })).toEqual({ 'text/plain': 'x' });
});

it('a string is shown without quotes, everything else as Node prints it', async () => {
  expect(await mimeBundle('a')).toEqual({ 'text/plain': 'a' });
  expect(await mimeBundle(['a', 0])).toEqual({ 'text/plain': "[ 'a', 0 ]" });
  expect(await mimeBundle(10n)).toEqual({ 'text/plain': '10n' });
  expect(await mimeBundle(Symbol('s'))).toEqual({ 'text/plain': 'Symbol(s)' });
});

it('an arquero table is shown as one, 30 rows of it, with its size', async () => {
  const forms = (await mimeBundle(aq.table({ a: Array.from({ length: 100 }, (_, i) => i) }))) as Record<string, string>;
  expect(forms['text/html']!.match(/<tr>/g)).toHaveLength(31);
  expect(forms['text/plain']).toMatch(/100 rows × 1 columns$/);
});

it('a long list is cut short', async () => {
  expect((await mimeBundle(Array.from({ length: 1000 }, () => 0)))['text/plain']).toContain('960 more items');
});
