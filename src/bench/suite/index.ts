// MedHELM's suite: its 37 benchmarks as definitions, with instances that we made up and loaders of the original files.
export type { SuiteBenchmark } from './build-benchmark.ts';
export type { JurySeat, JuryTask } from './jury-seat.ts';
export type { FilePlace } from './originals/file-error.ts';
export type { OriginalRow, Originals, OriginalsOptions, SuiteRow } from './suite-definition.ts';
export type { SuiteEntry } from './suite-entry.ts';
export { suite, suiteBenchmarkOf, type SuiteOptions } from './suite.ts';
export { syntheticAnswers, type SyntheticAnswers } from './synthetic-answers.ts';
export { seatJury, type SeatJuryOptions } from './seat-jury.ts';
export { suiteAnswers } from './suite-answers.ts';
