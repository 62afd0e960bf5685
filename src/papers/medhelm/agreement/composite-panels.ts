import type { Agreement } from './agreement-with.ts';
import { agreementSetNames } from './agreement-rows.ts';
import type { AgreementSetId, RatedAnswer } from './rated-answers.ts';

/** A panel of points, as `xyPanelsFigure` takes it. */
export interface CompositePanel {
  title: string;
  x: { title: string; range: [number, number] };
  y: { title: string; range: [number, number] };
  guides: 'diagonal'[];
  series: { name: string; draw: 'points'; x: number[]; y: number[]; texts: string[] }[];
}

const range: [number, number] = [0.8, 5.3];

/**
 * The jury's composite against the clinicians' mean, a panel a set with its rank correlation. Composites take few values:
 * points of equal ones are moved apart by up to a tenth of a point, in a fixed pattern, so that all can be counted.
 *
 * @param sets each with its answers and their {@link Agreement}, for the titles
 */
export function compositePanels(
  sets: readonly {
    set: AgreementSetId;
    answers: readonly RatedAnswer[];
    agreement: Pick<Agreement, 'spearman' | 'n'>;
  }[],
): CompositePanel[] {
  return sets.map(({ set, answers, agreement: { spearman, n } }) => {
    const met = new Map<string, number>();
    const points = answers.map((answer) => {
      const key = `${answer.clinicians} ${answer.jury}`;
      const before = met.get(key) ?? 0;
      met.set(key, before + 1);
      // A sunflower: the golden angle, further out with each point.
      const [angle, radius] = [2.399963 * before, 0.055 * Math.sqrt(before)];
      return {
        x: answer.clinicians + radius * Math.cos(angle),
        y: answer.jury + radius * Math.sin(angle),
        text: `${answer.instance}, ${answer.model}<br>clinicians ${answer.clinicians.toFixed(2)} (${answer.ratings.length}), jury ${answer.jury.toFixed(2)}`,
      };
    });
    return {
      title: `${agreementSetNames[set].replace(/ \(.*/, '')}, n = ${n}, ρ = ${formatSigned(spearman.estimate)}`,
      x: { title: 'clinicians, mean composite', range },
      y: { title: 'jury, composite', range },
      guides: ['diagonal'],
      series: [
        {
          name: 'answers',
          draw: 'points',
          x: points.map(({ x }) => x),
          y: points.map(({ y }) => y),
          texts: points.map(({ text }) => text),
        },
      ],
    };
  });
}

const formatSigned = (value: number): string => value.toFixed(2).replace('-', '−');
