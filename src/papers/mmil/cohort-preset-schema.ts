import { z } from 'zod';
import type { CohortPreset } from '../../cells/simulate/cohort-preset.ts';

const text = z.string().min(1);
const share = z.number().min(0).max(1);
const above = z.number().positive();
const count = z.int().positive();
const levels = z.array(z.number().min(0).max(10));

const blastFraction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('beta'), a: above, b: above, min: share, max: share }),
  z.strictObject({ kind: z.literal('log-uniform'), min: share.positive(), max: share }),
]);

const times = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ Dx: value, D8: value, D15: value, MRD: value, relapse: value });

/** The file of a simulated cohort: no key is left unread, and every list has the length that it must have. */
export const cohortPresetFile = z
  .strictObject({
    id: text,
    evidence: z.literal('simulated'),
    note: text,
    markers: z.array(text).min(1),
    states: z
      .array(z.strictObject({ name: text, share: share.positive(), sickMultiplier: above, means: levels }))
      .min(2),
    progenitors: z.array(text).length(2),
    aberrantMeans: levels,
    delta: share,
    sdPatient: above,
    sdBatch: above,
    sdBlast: above,
    baseline: above,
    baselineShiftKept: share,
    dirichlet: z.strictObject({ healthy: above, sick: above }),
    blastFractions: times(blastFraction),
    sdRelapse: above,
    blood: z.strictObject({
      rareStates: z.array(text),
      rareFactor: share.positive(),
      blastLogitShift: z.number(),
      sdShift: above,
    }),
    cohort: z.strictObject({
      sick: count,
      healthy: count,
      trainingSick: count,
      trainingHealthy: count,
      trainingCells: count,
      testCells: times(count),
    }),
    fullScale: z.strictObject({
      sick: count,
      healthy: count,
      cells: z.strictObject({ median: count, sdLog: z.number().min(0), min: count, max: count }),
    }),
  })
  .superRefine((preset, context) => {
    const problem = (message: string, ...path: PropertyKey[]): void =>
      context.addIssue({ code: 'custom', message, path });
    const names = preset.states.map(({ name }) => name);
    const expected = preset.markers.length;
    preset.states.forEach(({ means }, i) => {
      if (means.length !== expected) problem(`${means.length} means for ${expected} markers`, 'states', i, 'means');
    });
    if (preset.aberrantMeans.length !== expected)
      problem(`${preset.aberrantMeans.length} means for ${expected} markers`, 'aberrantMeans');
    for (const [key, list] of [
      ['markers', preset.markers],
      ['states', names],
    ] as const)
      if (new Set(list).size !== list.length) problem('names one twice', key);
    for (const [name, key] of [
      ...preset.progenitors.map((one) => [one, ['progenitors']] as const),
      ...preset.blood.rareStates.map((one) => [one, ['blood', 'rareStates']] as const),
    ])
      if (!names.includes(name)) problem(`'${name}' is none of the states (${names.join(', ')})`, ...key);
    const total = preset.states.reduce((sum, state) => sum + state.share, 0);
    if (Math.abs(total - 1) > 1e-9) problem(`the shares sum to ${total}, not 1`, 'states');
    const { cohort } = preset;
    if (cohort.trainingSick >= cohort.sick || cohort.trainingHealthy >= cohort.healthy)
      problem('training leaves no patient to test on', 'cohort');
  })
  .transform(({ evidence: _, note: __, ...preset }): CohortPreset => preset);
