import { runLine } from '../bench/run/run-line.ts';
import type { RunProgress } from '../bench/run/run-progress.ts';

/** Milliseconds between two lines where lines cannot be written over. */
const LINE_EVERY_MS = 15_000;

/** Writes progress to a terminal, over itself; elsewhere a line every 15 s. */
export function runTeller(out: NodeJS.WriteStream = process.stderr): {
  tell(label: string, progress: RunProgress): void;
  clear(): void;
} {
  let last = Date.now();
  return {
    tell(label, progress) {
      const text = `${label}  ${runLine(progress)}`;
      if (out.isTTY) out.write(`\r\x1b[K${text.slice(0, (out.columns ?? 100) - 1)}`);
      else if (Date.now() - last >= LINE_EVERY_MS) {
        last = Date.now();
        out.write(`  … ${text}\n`);
      }
    },
    clear() {
      if (out.isTTY) out.write('\r\x1b[K');
    },
  };
}
