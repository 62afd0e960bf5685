import type { RunScores } from './run-scores.ts';

/** Values of two runs on the instances that both have a value for. */
export interface JoinedScores {
  x: number[];
  y: number[];
  sources: string[];
  /** Instances of either run. */
  of: number;
}

/** @throws RangeError for runs that cannot be paired, saying why */
export function joinScores(a: RunScores, b: RunScores): JoinedScores {
  const refuse = (what: string): never => {
    throw new RangeError(`${a.model} and ${b.model} cannot be compared: ${what}`);
  };
  if (a.benchmark !== b.benchmark) refuse(`one ran ${a.benchmark}, the other ${b.benchmark}`);
  if (a.scale.min !== b.scale.min || a.scale.max !== b.scale.max)
    refuse(
      `${a.scorer} goes from ${a.scale.min} to ${a.scale.max} in one run and ${b.scale.min} to ${b.scale.max} in the other`,
    );
  const places = new Map(b.instances.map((instance, i) => [instance, i]));
  const joined: JoinedScores = { x: [], y: [], sources: [], of: b.instances.length };
  a.instances.forEach((instance, i) => {
    const j = places.get(instance);
    if (j === undefined) {
      joined.of++;
      return;
    }
    if (a.rows[i] !== b.rows[j]) refuse(`instance ${instance} has another row in the second run`);
    const [x, y] = [a.values[i], b.values[j]];
    if (typeof x !== 'number' || typeof y !== 'number') return;
    joined.x.push(x);
    joined.y.push(y);
    joined.sources.push(a.sources[i]!);
  });
  if (joined.x.length === 0) refuse('no instance has a value in both');
  return joined;
}
