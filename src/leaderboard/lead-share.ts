/**
 * The share of all weights under which a model has the highest weighted mean, computed exactly: weights of sum 1 form a
 * simplex with a corner per category, "at least as good as that other model" is a half-space, and simplices cut by
 * half-spaces fall into smaller simplices whose volumes are known. All weights count alike (Dirichlet with all
 * parameters 1). Models that are the same everywhere both lead.
 *
 * It stands in pages by its text, so it calls nothing from outside itself.
 *
 * @param means `means[model][category]`
 * @param model position of the model
 * @example
 * leadShare([[1, 0], [0, 3]], 0); // 0.25: it leads while w1 > 3 w2, that is w1 > 0.75
 */
export function leadShare(means: readonly (readonly number[])[], model: number): number {
  const own = means[model]!;
  let pieces = [{ corners: own.map((_, c) => own.map((_, at) => Number(at === c))), share: 1 }];
  for (let rival = 0; rival < means.length; rival++) {
    if (rival === model) continue;
    const lead = own.map((mean, c) => mean - means[rival]![c]!);
    const kept: typeof pieces = [];
    while (pieces.length > 0) {
      const { corners, share } = pieces.pop()!;
      const leads = corners.map((corner) => corner.reduce((sum, weight, c) => sum + weight * lead[c]!, 0));
      const [ahead, behind] = [leads.findIndex((x) => x > 1e-12), leads.findIndex((x) => x < -1e-12)];
      if (behind < 0) kept.push({ corners, share });
      if (behind < 0 || ahead < 0) continue;
      // Where the two are level on an edge, the simplex falls in two: there, and there only, volumes are split.
      const at = leads[ahead]! / (leads[ahead]! - leads[behind]!);
      const level = corners[ahead]!.map((weight, c) => weight + at * (corners[behind]![c]! - weight));
      pieces.push({ corners: corners.map((corner, k) => (k === behind ? level : corner)), share: share * at });
      pieces.push({ corners: corners.map((corner, k) => (k === ahead ? level : corner)), share: share * (1 - at) });
    }
    pieces = kept;
  }
  return pieces.reduce((sum, { share }) => sum + share, 0);
}
