import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFcs } from '../../cells/fcs/read-fcs.ts';
import { writeFcs } from '../../cells/fcs/write-fcs.ts';
import { quantile } from '../../stats/quantile.ts';
import { rng } from '../../stats/rng.ts';
import type { BenchRow } from './bench-row.ts';

export interface ReadersRow extends BenchRow {
  /** Memory of buffers and columns at the peak of reading, in units of the decoded columns. */
  memory: number;
  /** Seconds to run through the file with one buffer of 64 KB, keeping nothing: what no reader can go below. */
  runThrough: number;
}

const channels = 40;

/**
 * A simulated FCS file of 40 channels in big-endian floats, as most cytometers write, from the disk cache to columns,
 * against `fs.readFileSync` of the same file into one buffer. The median of seven runs each, in turns; CPU seconds, so
 * that other work on the machine does not count.
 */
export async function benchReaders(events: readonly number[] = [1e6]): Promise<ReadersRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-readers-'));
  try {
    const rows: ReadersRow[] = [];
    for (const n of events) {
      const path = join(folder, `${n}.fcs`);
      await writeSimulated(path, n);
      await readFcs(path); // warms the compiler and the disk cache
      const times = { ours: [] as number[], peer: [] as number[], runThrough: [] as number[] };
      let memory = 0;
      for (let run = 0; run < 7; run++) {
        times.peer.push(await cpuSeconds(() => readFileSync(path)));
        times.runThrough.push(await cpuSeconds(() => runThrough(path)));
        const started = process.memoryUsage().arrayBuffers;
        let peak = 0;
        const onProgress = (): void => void (peak = Math.max(peak, process.memoryUsage().arrayBuffers));
        times.ours.push(await cpuSeconds(() => readFcs(path, { onProgress })));
        memory = Math.max(memory, (peak - started) / (n * channels * 4));
      }
      const [ours, peer] = [quantile(times.ours, 0.5), quantile(times.peer, 0.5)];
      rows.push({
        id: 'fcs-read',
        n,
        ours,
        peer,
        ratio: ours / peer,
        unit: 's CPU',
        peerName: 'fs.readFileSync of the same file',
        better: 'lower',
        memory,
        runThrough: quantile(times.runThrough, 0.5),
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function writeSimulated(path: string, n: number): Promise<void> {
  const random = rng(20250301, 'bench-readers', n);
  const columns = Array.from({ length: channels }, () =>
    Float32Array.from({ length: n }, () => random.uniform() * 1000),
  );
  const names = columns.map((_, j) => `C${j + 1}`);
  await writeFcs(path, { n, p: channels, names, columns }, { bigEndian: true });
}

function runThrough(path: string): void {
  const buffer = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  while (readSync(file, buffer, 0, buffer.length, null) > 0);
  closeSync(file);
}

async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
