import type { CohortPreset } from '../../../src/cells/simulate/cohort-preset.ts';

/** Three markers, two progenitor states and a third one, no spread between patients: means can be computed by hand. */
export const smallPreset: CohortPreset = {
  id: 'small',
  markers: ['bright', 'dim', 'none'],
  states: [
    { name: 'Pro', share: 0.2, sickMultiplier: 1, means: [2, 1, 0.15] },
    { name: 'Pre', share: 0.3, sickMultiplier: 0.5, means: [3, 0.4, 0.15] },
    { name: 'T', share: 0.5, sickMultiplier: 1, means: [0.15, 2, 0.15] },
  ],
  progenitors: ['Pro', 'Pre'],
  aberrantMeans: [4, 0.2, 0.15],
  delta: 0.4,
  sdPatient: 1e-9,
  sdBatch: 1e-9,
  sdBlast: 1e-9,
  baseline: 0.16,
  baselineShiftKept: 0.3,
  dirichlet: { healthy: 1e7, sick: 1e7 },
  blastFractions: {
    Dx: { kind: 'beta', a: 3, b: 1.6, min: 0.05, max: 0.995 },
    D8: { kind: 'log-uniform', min: 0.01, max: 0.5 },
    D15: { kind: 'log-uniform', min: 5e-4, max: 0.05 },
    MRD: { kind: 'log-uniform', min: 5e-4, max: 0.05 },
    relapse: { kind: 'beta', a: 3, b: 1.6, min: 0.05, max: 0.995 },
  },
  sdRelapse: 1e-9,
  blood: { rareStates: ['Pro', 'Pre'], rareFactor: 0.05, blastLogitShift: -0.8, sdShift: 1e-9 },
  cohort: {
    sick: 4,
    healthy: 3,
    trainingSick: 3,
    trainingHealthy: 2,
    trainingCells: 50,
    testCells: { Dx: 60, D8: 60, D15: 60, MRD: 60, relapse: 60 },
  },
  fullScale: { sick: 4, healthy: 3, cells: { median: 100, sdLog: 1, min: 50, max: 400 } },
};
