import type { Annotation, Factor } from '../cell-table.ts';
import type { SimulatedCells } from './simulated-cells.ts';

/**
 * Samples of the same cohort as one table, in their order.
 *
 * @throws RangeError when there is no sample
 * @example
 * concatSamples([...simulateCohort(preset, options)]);
 */
export function concatSamples(samples: readonly SimulatedCells[]): SimulatedCells {
  const [first] = samples;
  if (!first) throw new RangeError('there is no sample to make a table of');
  const n = samples.reduce((sum, sample) => sum + sample.n, 0);
  const join = (parts: readonly ArrayLike<number>[]): Float32Array => {
    const whole = new Float32Array(n);
    let start = 0;
    for (const part of parts) {
      whole.set(part, start);
      start += part.length;
    }
    return whole;
  };
  const annotations = Object.keys(first.annotations).map((name): [string, Annotation] => {
    const parts = samples.map((sample) => sample.annotations[name]!);
    return [name, 'levels' in parts[0]! ? joinFactors(parts as Factor[], n) : join(parts as Float32Array[])];
  });
  return {
    n,
    p: first.p,
    names: first.names,
    columns: first.names.map((_, j) => join(samples.map(({ columns }) => columns[j]!))),
    annotations: Object.fromEntries(annotations) as SimulatedCells['annotations'],
  };
}

function joinFactors(parts: readonly Factor[], n: number): Factor {
  const index = new Map<string, number>();
  const codes = new Int32Array(n);
  let start = 0;
  for (const part of parts) {
    for (const level of part.levels) if (!index.has(level)) index.set(level, index.size);
    const map = part.levels.map((level) => index.get(level)!);
    part.codes.forEach((code, i) => (codes[start + i] = map[code]!));
    start += part.codes.length;
  }
  return { levels: [...index.keys()], codes };
}
