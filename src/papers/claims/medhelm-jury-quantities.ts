import { juryPanels } from '../medhelm/jury-panels.ts';
import { type JuryRobustness, juryRobustness } from '../medhelm/jury-robustness.ts';
import { type ClaimContext, type Quantity, quantity } from './quantity.ts';

/** Everything that a claim about the composition of MedHELM's jury can name. */
export const medhelmJuryQuantities: Readonly<Record<string, Quantity>> = {
  'jury-panel-count': quantity({}, ({ medhelm }) => juryPanels(medhelm).panels.length),
  /** Mean Spearman over 294 comparisons of panels; `disjoint`: over the 84 of panels without a common judge. */
  'panel-spearman': quantity(
    { from: 'panel source', ties: 'place ties', disjoint: 'flag' },
    (context, { from, ties, disjoint }) => {
      const { spearman, disjoint: apart } = robustness(context, from, ties);
      return (disjoint ? apart : spearman).estimate;
    },
  ),
};

/** Only the estimates are used: the fewest replicates will do. */
function robustness(
  { medhelm }: ClaimContext,
  from: 'single judges' | 'published',
  ties: 'average' | 'rows',
): JuryRobustness {
  return juryRobustness(juryPanels(medhelm, { from }), { seed: 1, replicates: 100, ties });
}
