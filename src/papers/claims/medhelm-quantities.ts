import { categoryMeans } from '../../leaderboard/category-means.ts';
import { macroAverage } from '../../leaderboard/macro-average.ts';
import { winRate } from '../../leaderboard/win-rate.ts';
import { winSd } from '../../leaderboard/win-sd.ts';
import { medhelmAgreementQuantities } from './medhelm-agreement-quantities.ts';
import { medhelmAppendixQuantities } from './medhelm-appendix-quantities.ts';
import { medhelmCostQuantities } from './medhelm-cost-quantities.ts';
import { medhelmJuryQuantities } from './medhelm-jury-quantities.ts';
import { medhelmPowerQuantities } from './medhelm-power-quantities.ts';
import { medhelmSuite } from '../medhelm/medhelm-suite.ts';
import { type Quantity, quantity } from './quantity.ts';

/** Everything that a claim about MedHELM can name, by its name in `data/claims`. */
export const medhelmQuantities: Readonly<Record<string, Quantity>> = {
  'win-rate': quantity(
    { suite: 'suite', model: 'model', clearRule: 'flag', percent: 'flag' },
    ({ medhelm }, { suite, model, clearRule, percent }) => {
      const table = medhelmSuite(medhelm, suite);
      const rates = winRate(table, { tieBreaks: clearRule ? table.tieBreaks : [] });
      return rates[table.models.indexOf(model)]! * (percent ? 100 : 1);
    },
  ),
  'win-sd': quantity(
    { suite: 'suite', model: 'model', clearRule: 'flag' },
    ({ medhelm }, { suite, model, clearRule }) => {
      const table = medhelmSuite(medhelm, suite);
      return winSd(table, { tieBreaks: clearRule ? table.tieBreaks : [] })[table.models.indexOf(model)]!;
    },
  ),
  'macro-average': quantity({ suite: 'suite', model: 'model' }, ({ medhelm }, { suite, model }) => {
    const table = medhelmSuite(medhelm, suite);
    return macroAverage(table)[table.models.indexOf(model)]!.mean;
  }),
  'score-sd': quantity({ suite: 'suite', model: 'model' }, ({ medhelm }, { suite, model }) => {
    const table = medhelmSuite(medhelm, suite);
    return macroAverage(table)[table.models.indexOf(model)]!.sd;
  }),
  'category-mean': quantity(
    { suite: 'suite', model: 'model', category: 'category' },
    ({ medhelm }, { suite, model, category }) => {
      const table = medhelmSuite(medhelm, suite);
      const groups = table.categories.filter(({ id }) => id === category);
      return categoryMeans(table, groups)[table.models.indexOf(model)]![0]!;
    },
  ),
  'category-extreme': quantity(
    { suite: 'suite', category: 'category', end: 'end' },
    ({ medhelm }, { suite, category, end }) => {
      const table = medhelmSuite(medhelm, suite);
      const groups = table.categories.filter(({ id }) => id === category);
      const means = categoryMeans(table, groups).map(([value]) => value!);
      return end === 'lowest' ? Math.min(...means) : Math.max(...means);
    },
  ),
  'model-count': quantity({}, ({ medhelm }) => medhelm.models.length),
  'benchmark-count': quantity(
    { suite: 'suite', category: 'category?', access: 'access?', origin: 'origin?', questionType: 'question type?' },
    ({ medhelm }, { suite, category, access, origin, questionType }) =>
      medhelmSuite(medhelm, suite).benchmarkInfo.filter(
        (b) =>
          (category === undefined || b.category === category) &&
          (access === undefined || b.access === access) &&
          (origin === undefined ||
            (origin === 'reformulated-or-new' ? b.origin !== 'existing' : b.origin === origin)) &&
          (questionType === undefined || b.questionType === questionType),
      ).length,
  ),
  'category-count': quantity({}, ({ medhelm }) => medhelm.categories.length),
  'subcategory-count': quantity(
    {},
    ({ medhelm }) => medhelm.categories.flatMap(({ subcategories }) => subcategories).length,
  ),
  'covered-subcategory-count': quantity(
    { suite: 'suite' },
    ({ medhelm }, { suite }) =>
      medhelmSuite(medhelm, suite).subcategories.filter(({ benchmarks }) => benchmarks.length > 0).length,
  ),
  'single-benchmark-subcategory-count': quantity(
    { suite: 'suite' },
    ({ medhelm }, { suite }) =>
      medhelmSuite(medhelm, suite).subcategories.filter(({ benchmarks }) => benchmarks.length === 1).length,
  ),
  'clinician-count': quantity({}, ({ medhelm }) => medhelm.specialties.reduce((sum, s) => sum + s.clinicians, 0)),
  'specialty-count': quantity({}, ({ medhelm }) => medhelm.specialties.length),
  ...medhelmCostQuantities,
  ...medhelmAgreementQuantities,
  ...medhelmJuryQuantities,
  ...medhelmAppendixQuantities,
  ...medhelmPowerQuantities,
};
