import type { InstanceScores } from '../../leaderboard/instance-scores.ts';
import { type Rng, rng } from '../../stats/rng.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';

export interface SimulateInstanceScoresOptions {
  /** A whole number. */
  seed: number;
  /** Correlation of two models' scores over instances, before they are cut to the scale: 0 to below 1. Default 0.4. */
  correlation?: number;
  /** Spread of jury scores over instances before they are cut to the scale, in points of 1 to 5. Default 0.6. */
  jurySd?: number;
  /** Share of a model's instances that no judge scored, which get the default of HELM, 1. Default 0.01. */
  defaulted?: number;
}

/** Nine scores make a jury score: three judges, three criteria. */
const ballots = 9;

/**
 * **Simulated** scores of every instance, whose means are the published scores: MedHELM's own are not public in a table.
 * Published are the means (hit to half a step of the metric: an instance for right or wrong, a ninth of a point for a
 * jury score) and the number of instances. Assumed are how the scores of two models go together, how far jury scores
 * spread, and how many defaulted; a model is taken to have the fewest instances that the cost sheet counts.
 *
 * A score is a shared difficulty of the instance plus something of the model's own, cut to the scale; metrics of right
 * and wrong give 1 to the instances a model finds easiest.
 *
 * @throws RangeError for an option off its range
 * @example
 * simulateInstanceScores(medhelmSuite(loadMedhelm(), 'arxiv-v2'), { seed: 1 })[0].instances.length; // 1000
 */
export function simulateInstanceScores(
  suite: MedhelmSuite,
  { seed, correlation = 0.4, jurySd = 0.6, defaulted = 0.01 }: SimulateInstanceScoresOptions,
): InstanceScores[] {
  if (!(correlation >= 0 && correlation < 1))
    throw new RangeError(`correlation must lie from 0 on and below 1, got ${correlation}`);
  if (!(jurySd > 0 && jurySd <= 2)) throw new RangeError(`jurySd must lie above 0 and be at most 2, got ${jurySd}`);
  if (!(defaulted >= 0 && defaulted <= 0.2)) throw new RangeError(`defaulted must lie from 0 to 0.2, got ${defaulted}`);
  return suite.benchmarkInfo.map(({ id: benchmark, metric, instances: counts }, b) => {
    const n = Math.min(...counts);
    const shared = normals(n, rng(seed, 'difficulty', benchmark));
    return {
      benchmark,
      metric,
      models: suite.models,
      instances: Array.from({ length: n }, (_, i) => `simulated-${i}`),
      parts: new Array<string>(n).fill(''),
      scores: suite.models.map((model, m) => {
        const random = rng(seed, 'model', benchmark, model);
        const own = normals(n, random);
        const latent = own.map((z, i) => Math.sqrt(correlation) * shared[i]! + Math.sqrt(1 - correlation) * z);
        const score = suite.scores[m]![b]!;
        if (metric === 'jury') return juryScores(latent, score, { random, jurySd, defaulted });
        return metric.endsWith('f1') ? spread(latent, score, 0.3, 0, 1) : rightOrWrong(latent, score);
      }),
    };
  });
}

const normals = (n: number, random: Rng): Float64Array => Float64Array.from({ length: n }, () => random.normal());

/** 1 for the easiest instances, as many as give the mean. */
function rightOrWrong(latent: Float64Array, target: number): Float64Array {
  const right = Math.round(target * latent.length);
  const scores = new Float64Array(latent.length);
  const easiest = Array.from(latent.keys()).sort((i, j) => latent[j]! - latent[i]! || i - j);
  for (const i of easiest.slice(0, right)) scores[i] = 1;
  return scores;
}

/** sd · latent, shifted and cut to the scale so that the mean is the target. */
function spread(latent: Float64Array, target: number, sd: number, lowest: number, highest: number): Float64Array {
  const at = (shift: number) => latent.map((z) => Math.min(highest, Math.max(lowest, shift + sd * z)));
  let [low, high] = [lowest - 6 * sd, highest + 6 * sd];
  for (let step = 0; step < 60; step++) {
    const shift = (low + high) / 2;
    if (at(shift).reduce((sum, score) => sum + score, 0) / latent.length < target) low = shift;
    else high = shift;
  }
  return at((low + high) / 2);
}

/** Ninths from above 1 to 5, and 1 for those that defaulted; single steps up or down at random places make the mean. */
function juryScores(
  latent: Float64Array,
  target: number,
  { random, jurySd, defaulted }: { random: Rng; jurySd: number; defaulted: number },
): Float64Array {
  const n = latent.length;
  const wanted = Math.round(target * n * ballots);
  // No more defaults than leave the rest a mean within the scale.
  const most = Math.max(0, Math.floor((5 * n - target * n) / 4) - 1);
  const failures = Math.min(Math.round(defaulted * n), most);
  const places = Array.from({ length: n }, (_, i) => i);
  for (let k = 0; k < n - 1; k++) {
    const at = k + random.integer(n - k);
    [places[k], places[at]] = [places[at]!, places[k]!];
  }
  const rest = places.slice(failures);
  const mean = (target * n - failures) / rest.length;
  const steps = spread(
    Float64Array.from(rest, (i) => latent[i]!),
    mean,
    jurySd,
    1 + 1 / ballots,
    5,
  ).map((score) => Math.round(score * ballots));
  let missing = wanted - failures * ballots - steps.reduce((sum, step) => sum + step, 0);
  for (let k = 0; missing !== 0; k = (k + 1) % steps.length) {
    const step = Math.sign(missing);
    if (steps[k]! + step > 5 * ballots || steps[k]! + step <= ballots) continue;
    steps[k]! += step;
    missing -= step;
  }
  const scores = new Float64Array(n).fill(1);
  rest.forEach((i, k) => (scores[i] = steps[k]! / ballots));
  return scores;
}
