import { cholesky } from '../../stats/cholesky.ts';
import { normalCdf } from '../../stats/normal-cdf.ts';
import { possibleCorrelations } from '../../stats/possible-correlations.ts';
import { rng } from '../../stats/rng.ts';
import { latentCorrelation } from './latent-correlation.ts';
import type { PanelJudges } from './panel-judges.ts';

/**
 * Share of items for which the category with most votes is not the true one; a tie counts as right with the chance of a
 * draw between the tied. From simulated votes: judges err together as a Gaussian copula with their rates and
 * correlations does. All panels are held against the same votes.
 *
 * @returns a function of the panel, the numbers of its judges
 */
export function majorityError(
  judges: PanelJudges,
  { seed, draws }: { seed: number; draws: number },
): (panel: readonly number[]) => number {
  const ballots = drawBallots(judges, seed, draws);
  const m = judges.confusion.length;
  const given = Uint8Array.from(ballots.flatMap((ballot) => ballot.given));
  const truths = Uint8Array.from(ballots, ({ truth }) => truth);
  const weights = Float64Array.from(ballots, ({ weight }) => weight);
  const votes = new Int32Array(judges.categories.length);
  return (panel) => {
    let wrong = 0;
    for (let i = 0; i < truths.length; i++) {
      for (let c = 0; c < votes.length; c++) votes[c] = 0; // in place of fill, which costs more than the count
      let most = 0;
      let tied = 0;
      for (let j = 0; j < panel.length; j++) {
        const count = ++votes[given[i * m + panel[j]!]!]!;
        if (count > most) {
          most = count;
          tied = 1;
        } else if (count === most) tied++;
      }
      wrong += weights[i]! * (votes[truths[i]!] === most ? 1 - 1 / tied : 1);
    }
    return wrong;
  };
}

/** One way in which all judges may vote, and how often they do. */
interface Ballot {
  truth: number;
  given: number[];
  weight: number;
}

function drawBallots(
  { categories, prior, confusion, correlations }: PanelJudges,
  seed: number,
  draws: number,
): Ballot[] {
  const ballots = new Map<string, Ballot>();
  prior.forEach((share, truth) => {
    if (share === 0) return;
    const ends = confusion.map((rows) => cumulative(rows[truth]!));
    const latent = correlations.map((row, a) =>
      row.map((value, b) =>
        a === b ? 1 : latentCorrelation(value, confusion[a]![truth]!, confusion[b]![truth]!, categories),
      ),
    );
    const factor = cholesky(possibleCorrelations(latent));
    const random = rng(seed, 'panel votes', truth);
    for (let draw = 0; draw < draws; draw++) {
      const normals = confusion.map(() => random.normal());
      const given = factor.map((row, j) => {
        let z = 0;
        for (let m = 0; m <= j; m++) z += row[m]! * normals[m]!;
        const u = normalCdf(z);
        const at = ends[j]!.findIndex((end) => u < end);
        return at < 0 ? ends[j]!.length : at;
      });
      const key = `${truth}|${given.join()}`;
      const ballot = ballots.get(key) ?? { truth, given, weight: 0 };
      ballot.weight += share / draws;
      ballots.set(key, ballot);
    }
  });
  return [...ballots.values()];
}

/** Where each category but the last ends, on 0 … 1. */
function cumulative(shares: readonly number[]): number[] {
  let end = 0;
  return shares.slice(0, -1).map((p) => (end += p));
}
