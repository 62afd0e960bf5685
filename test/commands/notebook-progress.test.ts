import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notebookProgress } from '../../src/commands/notebook-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listener(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, columns: 60, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { written, tell: notebookProgress(out) };
}
const cell = { type: 'cell', path: 'a.ipynb', cell: 2, cells: 5 } as const;

test('a terminal shows the last line that a running cell printed, cut to its width', () => {
  const { written, tell } = listener(true);
  tell(cell);
  tell({ ...cell, said: `12 of 40 fits ${'.'.repeat(80)}` });
  expect(written[0]).toBe('\r\x1b[Ka.ipynb cell 2/5');
  expect(written[1]).toMatch(/^\r\x1b\[Ka\.ipynb cell 2\/5: 12 of 40 fits \.+$/);
  expect(written[1]!.length).toBe(4 + 59);
});

test('elsewhere a cell is heard of when its notebook begins, and then at most every 15 s', () => {
  const { written, tell } = listener(false);
  tell(cell);
  for (let second = 1; second <= 40; second++) {
    vi.advanceTimersByTime(1000);
    tell({ ...cell, said: `${second} of 40 fits` });
  }
  expect(written).toEqual([
    '  … a.ipynb\n',
    '  … a.ipynb cell 2/5: 15 of 40 fits\n',
    '  … a.ipynb cell 2/5: 30 of 40 fits\n',
  ]);
});
