/** When a sample was taken: at diagnosis, on day 8 or 15, at the end of induction (MRD), at relapse. */
export type TimePoint = 'Dx' | 'D8' | 'D15' | 'MRD' | 'relapse';

/** Bone marrow or peripheral blood. */
export type Tissue = 'BM' | 'PB';

/** How the share of blasts of a sick patient is drawn. */
export type BlastFraction =
  { kind: 'beta'; a: number; b: number; min: number; max: number } | { kind: 'log-uniform'; min: number; max: number };

/** A normal cell state. */
export interface CellState {
  name: string;
  /** Mean share of the cells of healthy donors. */
  share: number;
  /** What becomes of that share in sick patients, before the shares are made to sum to 1 again. */
  sickMultiplier: number;
  /** Mean of each marker, on the asinh(count / 5) scale. */
  means: readonly number[];
}

/** Parameters of a simulated leukaemia cohort. Plain JSON: `loadCohortPreset('ALL')` reads those of this project. */
export interface CohortPreset {
  id: string;
  markers: readonly string[];
  /** The normal states. */
  states: readonly CellState[];
  /** The two states that blasts look like when `delta` is 0. */
  progenitors: readonly string[];
  /** Means of a blast when `delta` is 1. */
  aberrantMeans: readonly number[];
  /** Difficulty: how far blasts go from the progenitors (0) towards the aberrant means (1, trivially separable). */
  delta: number;
  /** SD of a patient's level of a marker, of a sample's, and of the shift of a patient's blasts. */
  sdPatient: number;
  sdBatch: number;
  sdBlast: number;
  /** Markers whose blast mean is at most `baseline` keep the shift of a patient's blasts with this probability only. */
  baseline: number;
  baselineShiftKept: number;
  /** Concentration of the Dirichlet that a sample's composition is drawn from. */
  dirichlet: { healthy: number; sick: number };
  blastFractions: Readonly<Record<TimePoint, BlastFraction>>;
  /** SD of the further shift of a patient's blasts at relapse. */
  sdRelapse: number;
  /** Peripheral blood: states that are rare there, and by which factor; shift of the logit of the blast share; SD of the tissue's own shift of each marker. */
  blood: { rareStates: readonly string[]; rareFactor: number; blastLogitShift: number; sdShift: number };
  /** Sizes of the cohort of the figures. The first sick patients and healthy donors are for training. */
  cohort: {
    sick: number;
    healthy: number;
    trainingSick: number;
    trainingHealthy: number;
    trainingCells: number;
    testCells: Readonly<Record<TimePoint, number>>;
  };
  /** Sizes as in the hospital; cells of a sample are log-normal, clipped. */
  fullScale: { sick: number; healthy: number; cells: { median: number; sdLog: number; min: number; max: number } };
}
