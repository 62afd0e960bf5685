import { agreementSetNames } from './agreement-rows.ts';
import { type PublishedAgreement, rankedBySet } from './published-table-2.ts';

/**
 * "More than ROUGE-L and BERTScore": who leads in each set, by the printed numbers.
 *
 * @example
 * rankedRows(publishedTable2())[1]; // { set: 'ACI-Bench', first: 'rouge-l 0.445 (0.00 to 0.73)', …, 'jury leads': false }
 */
export function rankedRows(printed: readonly PublishedAgreement[]) {
  return rankedBySet(printed).map(({ set, order, juryLeads }) => {
    const [first, second, third] = order.map(
      ({ column, estimate, lower, upper }) =>
        `${column} ${estimate.toFixed(3)} (${lower.toFixed(2)} to ${upper.toFixed(2)})`,
    );
    return { set: agreementSetNames[set], first, second, third, 'jury leads': juryLeads };
  });
}
