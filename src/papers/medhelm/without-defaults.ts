import { juryPanels } from './jury-panels.ts';
import type { Medhelm } from './medhelm.ts';
import type { MedhelmSuite } from './medhelm-suite.ts';
import { panelSuite } from './panel-suite.ts';

/**
 * The suite with the judges' own means in the place of the published jury scores: what the leaderboard would be without
 * default scores. Scores of closed benchmarks stay.
 *
 * @example
 * withoutDefaults(medhelm, suite).scores; // GPT-4o on MIMIC-RRS: 4.439 instead of 4.192
 */
export function withoutDefaults(medhelm: Medhelm, suite: MedhelmSuite): MedhelmSuite {
  const { panels, ...known } = juryPanels(medhelm);
  return panelSuite(suite, panels.at(-1)!, known);
}
