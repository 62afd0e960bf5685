/** A mean (and SD over seeds) of an independent implementation of the same designs in R. */
export interface Reference {
  mean: number;
  sd: number;
}

/** oracle, naive, mmil */
type Three = [number, number, number];

/** First design, 15 replicates; lambda 0.02 (1 - rho) for oracle and MMIL, 0.02 for naive. SDs were not kept. */
export const s1: Record<string, { auroc: Three; ece: Three; accuracy: Three }> = {
  0.1: { auroc: [0.941, 0.941, 0.941], ece: [0.047, 0.099, 0.063], accuracy: [0.863, 0.857, 0.862] },
  0.3: { auroc: [0.943, 0.94, 0.941], ece: [0.039, 0.204, 0.076], accuracy: [0.874, 0.814, 0.873] },
  0.5: { auroc: [0.94, 0.934, 0.937], ece: [0.03, 0.292, 0.071], accuracy: [0.889, 0.732, 0.889] },
  0.7: { auroc: [0.938, 0.921, 0.933], ece: [0.019, 0.37, 0.058], accuracy: [0.918, 0.63, 0.913] },
  0.9: { auroc: [0.934, 0.716, 0.837], ece: [0.009, 0.45, 0.042], accuracy: [0.963, 0.545, 0.951] },
};

/** Cohorts, 6 seeds, 40 iterations; lambda 0.005 (1 - rho) for oracle and MMIL, 0.005 for naive. Sick patients only. */
export const cohorts: Record<
  'ALL' | 'AML',
  Record<string, { auroc: Three; sd: Three; perPatient: Three; diseased: number; called: Three }>
> = {
  ALL: {
    Dx: {
      auroc: [0.984, 0.939, 0.953],
      sd: [0.006, 0.024, 0.016],
      perPatient: [0.994, 0.964, 0.975],
      diseased: 0.816,
      called: [0.811, 0.937, 0.855],
    },
    D8: {
      auroc: [0.989, 0.95, 0.962],
      sd: [0.004, 0.014, 0.009],
      perPatient: [0.992, 0.962, 0.97],
      diseased: 0.133,
      called: [0.211, 0.714, 0.409],
    },
    MRD: {
      auroc: [0.983, 0.928, 0.945],
      sd: [0.011, 0.033, 0.026],
      perPatient: [0.99, 0.957, 0.968],
      diseased: 0.009,
      called: [0.095, 0.68, 0.322],
    },
  },
  AML: {
    Dx: {
      auroc: [0.991, 0.885, 0.909],
      sd: [0.003, 0.044, 0.036],
      perPatient: [0.996, 0.91, 0.934],
      diseased: 0.642,
      called: [0.618, 0.915, 0.769],
    },
    D8: {
      auroc: [0.992, 0.89, 0.918],
      sd: [0.004, 0.058, 0.045],
      perPatient: [0.997, 0.918, 0.938],
      diseased: 0.094,
      called: [0.121, 0.826, 0.515],
    },
    MRD: {
      auroc: [0.989, 0.903, 0.928],
      sd: [0.008, 0.059, 0.044],
      perPatient: [0.997, 0.929, 0.953],
      diseased: 0.013,
      called: [0.05, 0.804, 0.462],
    },
  },
};

/** Each arm at a fraction f of its own largest lambda, 4 seeds: [naive, mmil]. False positives among non-blasts at Dx. */
export const matched: Record<
  'ALL' | 'AML',
  Record<string, { Dx: [number, number]; MRD: [number, number]; falsePositives: [number, number] }>
> = {
  ALL: {
    0.01: { Dx: [0.914, 0.932], MRD: [0.951, 0.964], falsePositives: [0.698, 0.349] },
    0.03: { Dx: [0.929, 0.945], MRD: [0.959, 0.97], falsePositives: [0.696, 0.332] },
    0.1: { Dx: [0.951, 0.962], MRD: [0.969, 0.977], falsePositives: [0.745, 0.302] },
    0.2: { Dx: [0.962, 0.966], MRD: [0.971, 0.973], falsePositives: [0.862, 0.276] },
    0.35: { Dx: [0.956, 0.957], MRD: [0.956, 0.958], falsePositives: [0.958, 0.319] },
  },
  AML: {
    0.01: { Dx: [0.894, 0.91], MRD: [0.918, 0.938], falsePositives: [0.796, 0.488] },
    0.03: { Dx: [0.909, 0.924], MRD: [0.929, 0.947], falsePositives: [0.813, 0.474] },
    0.1: { Dx: [0.94, 0.949], MRD: [0.952, 0.963], falsePositives: [0.88, 0.392] },
    0.2: { Dx: [0.953, 0.958], MRD: [0.963, 0.968], falsePositives: [0.95, 0.343] },
    0.35: { Dx: [0.946, 0.95], MRD: [0.958, 0.963], falsePositives: [0.995, 0.302] },
  },
};
