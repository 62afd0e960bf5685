import type { CellTable } from '../../cells/cell-table.ts';
import { isFactor } from '../../cells/factor.ts';
import { takeCellTable } from '../../mmil/take-cell-table.ts';
import { type Rng, rng } from '../../stats/rng.ts';

/** How bags are made of real cells. */
export interface SemiSyntheticOptions {
  seed: number;
  /** Gate of the cells that stand for diseased ones. Default 1. */
  type?: number;
  /** Samples that become sick; the others become healthy donors. Default half of them. */
  sick?: number;
  /** Cells drawn from each sample. Default 2,000. */
  cells?: number;
  /** Share of diseased cells of a sick sample, drawn evenly from this range. Default 0.05 to 0.4. */
  diseased?: readonly [number, number];
  /** Ungated cells (gate 0): nobody said what they are. Default `drop`; `keep` takes them for healthy. */
  ungated?: 'drop' | 'keep';
}

/**
 * A multi-instance problem with known truth out of real, gated cells: one cell type stands for the disease. Samples drawn
 * to be healthy lose all its cells; sick ones get a drawn share of them. Cells, markers and the differences between samples
 * are measured, who is sick is not: semi-synthetic.
 *
 * @param table with annotations `sample` and `gate`
 * @returns the drawn cells, with annotations `patient`, `sample`, `sick`, `label` and `gate`
 * @throws RangeError when a sample has too few cells of a kind, or an option lies outside its range
 * @example
 * const bags = semiSyntheticBags(await readMulticenter(folder), { seed: 1 });
 * trueRho(bags); // 0.78, about
 */
export function semiSyntheticBags(table: CellTable, options: SemiSyntheticOptions): CellTable {
  const { seed, type = 1, cells = 2000, diseased = [0.05, 0.4], ungated = 'drop' } = options;
  const { sample, gate } = table.annotations;
  if (!sample || !isFactor(sample) || !gate || isFactor(gate))
    throw new RangeError('the table needs annotations sample (words) and gate (numbers)');
  const [low, high] = diseased;
  if (!(low > 0 && low <= high && high < 1))
    throw new RangeError(`diseased must be a range of shares between 0 and 1, got ${low} to ${high}`);
  const sickCount = options.sick ?? Math.floor(sample.levels.length / 2);
  if (!(sickCount >= 1 && sickCount < sample.levels.length))
    throw new RangeError(`sick must lie from 1 to ${sample.levels.length - 1}, got ${sickCount}`);
  const sick = new Set(draw(rng(seed, 'sick'), [...sample.levels], sickCount));
  const rows = sample.levels.flatMap((name, code) => {
    const own = { diseased: [] as number[], healthy: [] as number[] };
    for (let i = 0; i < table.n; i++) {
      if (sample.codes[i] !== code || (gate[i] === 0 && ungated === 'drop')) continue;
      own[gate[i] === type ? 'diseased' : 'healthy'].push(i);
    }
    const random = rng(seed, name);
    const share = sick.has(name) ? low + (high - low) * random.uniform() : 0;
    const count = Math.round(share * cells);
    const take = (kind: 'diseased' | 'healthy', k: number): number[] => {
      if (own[kind].length < k)
        throw new RangeError(`sample ${name} has ${own[kind].length} ${kind} cells, ${k} are to be drawn: lower cells`);
      return draw(random, own[kind], k);
    };
    return [...take('diseased', count), ...take('healthy', cells - count)];
  });
  const taken = takeCellTable(table, rows);
  const { codes } = taken.annotations.sample as typeof sample;
  return {
    ...taken,
    annotations: {
      ...taken.annotations,
      patient: { levels: sample.levels, codes },
      sick: Float32Array.from(codes, (code) => Number(sick.has(sample.levels[code]!))),
      label: Float32Array.from(taken.annotations.gate as Float32Array, (own) => Number(own === type)),
    },
  };
}

/** k of the items without putting back, the first of a partial shuffle; the list is shuffled in place. */
function draw<T>(random: Rng, items: T[], k: number): T[] {
  for (let at = 0; at < k; at++) {
    const other = at + random.integer(items.length - at);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items.slice(0, k);
}
