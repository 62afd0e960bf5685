// Cells made up by a stated rule, their truth with them. Simulated, never a patient's.
export { blastFraction, meanBlastFraction } from './blast-fraction.ts';
export { blastMeans } from './blast-means.ts';
export type { BlastFraction, CellState, CohortPreset, TimePoint, Tissue } from './cohort-preset.ts';
export { meanComposition } from './composition.ts';
export { concatSamples } from './concat-samples.ts';
export { type AnnotatorOptions, simulateAnnotator } from './simulate-annotator.ts';
export { type CohortOptions, type CohortPatients, simulateCohort } from './simulate-cohort.ts';
export { type CountsOptions, type SimulatedCounts, simulateCounts } from './simulate-counts.ts';
export { type S1Options, simulateS1 } from './simulate-s1.ts';
export { type SampleOf, type SampleOptions, simulateSample } from './simulate-sample.ts';
export type { SimulatedAnnotations, SimulatedCells, SimulatedTable } from './simulated-cells.ts';
export { splitCohort } from './split-cohort.ts';
