import { vi } from 'vitest';
import { main } from '../../src/cli.ts';

/** Runs a command in this process, and gives what it said. */
export async function runMain(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation((text) => void (said.stdout += `${String(text)}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text: unknown) => {
      said.stderr += `${text instanceof Error ? (text.stack ?? text.message) : String(text)}\n`;
    }),
  ];
  try {
    return { code: await main(args), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
