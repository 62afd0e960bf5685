import { describe, expect, test } from 'vitest';
import { meanBlastFraction } from '../../src/cells/simulate/blast-fraction.ts';
import { simulateS1 } from '../../src/cells/simulate/simulate-s1.ts';
import { arms } from '../../src/mmil/experiments/arms.ts';
import { sweepRho } from '../../src/mmil/experiments/sweep-rho.ts';
import { loadCohortPreset } from '../../src/papers/mmil/load-cohort-preset.ts';
import { mean } from '../../src/stats/mean.ts';
import { sd } from '../../src/stats/sd.ts';
import { band, type BandRow, bandRow } from '../mmil/bands/band.ts';
import { cohortMetrics } from '../mmil/bands/cohort-metrics.ts';
import { cohorts, matched, s1 } from '../mmil/bands/reference.ts';
import { seedOf } from '../mmil/bands/run-cohort.ts';

/** All lines in the message of a failure, and on the screen with BANDS=1. */
function expectAll(rows: BandRow[]): void {
  if (process.env.BANDS) console.table(rows);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
}

describe('means over seeds agree with an independent implementation in R', () => {
  test('first design, 15 replicates: AUROC, calibration error and accuracy within 3 SE, at each rho', async () => {
    const rhos = [0.1, 0.3, 0.5, 0.7, 0.9];
    const rows = await sweepRho({
      rhos,
      replicates: 15,
      rule: (rho) => ({ oracle: 0.02 * (1 - rho), naive: 0.02, mmil: 0.02 * (1 - rho) }),
      simulate: (rho, replicate) => ({
        training: simulateS1({ variant: 'withBeta', rho, seed: seedOf(replicate) }),
        test: simulateS1({ variant: 'withBeta', rho, n: 2000, seed: seedOf(replicate + 1000) }),
      }),
    });
    expectAll(
      rows.flatMap(({ rho, arm, auroc, expectedCalibrationError, accuracy }) => {
        const reference = s1[String(rho)]!;
        const k = arms.indexOf(arm);
        return (
          [
            ['AUROC', auroc, reference.auroc[k]!],
            ['ECE', expectedCalibrationError, reference.ece[k]!],
            ['accuracy', accuracy, reference.accuracy[k]!],
          ] as const
        ).map(([metric, ours, theirs]) => {
          const allowed = 3 * ours.sd * Math.sqrt(2 / 15) + 0.0005;
          const row = bandRow(`rho ${rho} ${arm} ${metric}`, [ours.mean], theirs, allowed);
          return { ...row, sd: Number(ours.sd.toFixed(3)) };
        });
      }),
    );
  });

  test.each(['ALL', 'AML'] as const)(
    '%s, 24 seeds: AUROC within 3 SE of 6 seeds, share called within 0.10',
    async (id) => {
      const times = ['Dx', 'D8', 'MRD'] as const;
      const runs = await cohortMetrics(loadCohortPreset(id), {
        replicates: 24,
        times,
        rule: (rho) => ({ oracle: 0.005 * (1 - rho), naive: 0.005, mmil: 0.005 * (1 - rho) }),
      });
      expectAll(
        times.flatMap((time) => {
          const reference = cohorts[id][time]!;
          const diseased = runs(time, 'oracle', 'diseased');
          return [
            bandRow(`${time} diseased`, diseased, reference.diseased, band(diseased, 6)),
            ...arms.flatMap((arm, k) => {
              const [auroc, perPatient] = [runs(time, arm, 'auroc'), runs(time, arm, 'perPatient')];
              return [
                bandRow(`${time} ${arm} AUROC`, auroc, reference.auroc[k]!, band(auroc, 6, reference.sd[k])),
                bandRow(`${time} ${arm} per patient`, perPatient, reference.perPatient[k]!, band(perPatient, 6)),
                bandRow(`${time} ${arm} called`, runs(time, arm, 'called'), reference.called[k]!, 0.1),
              ];
            }),
          ];
        }),
      );
    },
  );

  test.each(['ALL', 'AML'] as const)(
    '%s, both arms at the same fraction of their largest lambda, 12 seeds: AUROC and false positives within 3 SE of 4 seeds, the gain of MMIL too (or 0.02)',
    async (id) => {
      const rows: BandRow[] = [];
      const gains: { what: string; mean: number; t: number }[] = [];
      for (const [fraction, reference] of Object.entries(matched[id])) {
        const rule = { fraction: Number(fraction) };
        const runs = await cohortMetrics(loadCohortPreset(id), { replicates: 12, times: ['Dx', 'MRD'], rule });
        for (const time of ['Dx', 'MRD'] as const) {
          const [naive, mmil] = [runs(time, 'naive', 'auroc'), runs(time, 'mmil', 'auroc')];
          const gain = mmil.map((value, k) => value - naive[k]!);
          const [n, m] = reference[time];
          rows.push(
            bandRow(`f ${fraction} ${time} naive`, naive, n, band(naive, 4)),
            bandRow(`f ${fraction} ${time} mmil`, mmil, m, band(mmil, 4)),
            bandRow(`f ${fraction} ${time} gain`, gain, Number((m - n).toFixed(3)), Math.max(0.02, band(gain, 4))),
          );
          gains.push({ what: `f ${fraction} ${time}`, mean: mean(gain), t: (mean(gain) / sd(gain)) * Math.sqrt(12) });
        }
        (['naive', 'mmil'] as const).forEach((arm, k) => {
          const rate = runs('Dx', arm, 'falsePositives');
          rows.push(
            bandRow(`f ${fraction} Dx ${arm} false positives`, rate, reference.falsePositives[k]!, band(rate, 4)),
          );
        });
        // The gain that does not hang on the fraction: fewer healthy cells called at one half.
        const drop = runs('Dx', 'naive', 'falsePositives').map(
          (value, k) => value - runs('Dx', 'mmil', 'falsePositives')[k]!,
        );
        expect(Math.min(...drop)).toBeGreaterThan(0); // in every seed
        expect(mean(drop)).toBeGreaterThan(0.2);
      }
      if (process.env.BANDS) console.table(gains);
      expectAll(rows);
    },
  );

  test.each(['ALL', 'AML'] as const)(
    '%s at follow-up: the prior shift brings the predicted share of blasts within a factor 2 of the truth, from 15 times too many',
    async (id) => {
      const preset = loadCohortPreset(id);
      const times = ['D8', 'MRD'] as const;
      const priors = Object.fromEntries(
        times.map((time) => [time, { rho: 1 - meanBlastFraction(preset.blastFractions[time]), zeta: 1 }]),
      );
      const options = { replicates: 12, times, rule: { fraction: 0.1 } };
      const [shifted, raw] = [
        await cohortMetrics(preset, { ...options, priors }),
        await cohortMetrics(preset, options),
      ];
      const ratio = (runs: typeof raw, time: string, arm: 'naive' | 'mmil' | 'oracle'): number =>
        mean(runs(time, arm, 'predicted')) / mean(runs(time, arm, 'diseased'));
      const table = times.flatMap((time) =>
        arms.map((arm) => ({ time, arm, raw: ratio(raw, time, arm), shifted: ratio(shifted, time, arm) })),
      );
      if (process.env.BANDS) console.table(table);
      expect(ratio(raw, 'MRD', 'mmil')).toBeGreaterThan(15);
      for (const time of times) {
        expect(ratio(shifted, time, 'mmil')).toBeGreaterThan(0.5);
        expect(ratio(shifted, time, 'mmil')).toBeLessThan(2);
        // A naive score has no prior to shift.
        expect(ratio(shifted, time, 'naive')).toBe(ratio(raw, time, 'naive'));
        expect(mean(shifted(time, 'mmil', 'expectedCalibrationError'))).toBeLessThan(
          0.5 * mean(raw(time, 'mmil', 'expectedCalibrationError')),
        );
      }
      expect(mean(shifted('MRD', 'mmil', 'called'))).toBeLessThan(0.02); // of 1 % true; a third without the shift
    },
  );
});
