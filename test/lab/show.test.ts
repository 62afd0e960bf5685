import { afterEach, expect, it, vi } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { displayForms, type MimeBundle } from '../../src/kernel/mime-bundle.ts';
import { setNotebookOutput } from '../../src/kernel/notebook-output.ts';
import { show } from '../../src/lab/show.ts';

afterEach(() => {
  setNotebookOutput(undefined as never);
  vi.restoreAllMocks();
});
const figure: Figure = {
  data: [{ type: 'scatter', mode: 'markers', x: [1, 2], y: [3, 4] }],
  layout: { title: { text: 'Wins <b>by</b> model' }, width: 300, height: 200 },
};
async function shownBy(item: Parameters<typeof show>[0]): Promise<MimeBundle[]> {
  const shown: MimeBundle[] = [];
  setNotebookOutput({ display: (forms) => shown.push(forms) });
  await show(item);
  return shown;
}

it('a figure goes out as plotly spec, as PNG of the same spec and as its title', async () => {
  const [forms] = await shownBy(figure);
  expect(Object.keys(forms!).sort()).toEqual(['application/vnd.plotly.v1+json', 'image/png', 'text/plain']);
  expect(forms!['application/vnd.plotly.v1+json']).toMatchObject({ data: [{ x: [1, 2] }] });
  expect(Buffer.from(String(forms!['image/png']), 'base64').subarray(1, 4).toString()).toBe('PNG');
  expect(forms!['text/plain']).toBe('[figure] Wins by model');
});

it('the picture of a figure is the same bytes every time', async () => {
  const [one] = await shownBy(figure);
  const [other] = await shownBy(figure);
  expect(other!['image/png']).toBe(one!['image/png']);
});

it('what knows its forms is shown in them', async () =>
  expect(await shownBy({ [displayForms]: () => ({ 'text/html': '<b>x</b>' }) })).toEqual([
    { 'text/html': '<b>x</b>' },
  ]));

it('outside a notebook the text is printed', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  await show({ [displayForms]: () => ({ 'text/plain': 'as text' }) });
  expect(log).toHaveBeenCalledExactlyOnceWith('as text');
});
