// Assaybook, room by room. Notebooks import from here; docs/architecture.md has the picture.

/** Benchmarks, runs of them and their results; the scoring rules. */
export * as bench from './bench/index.ts';
/** Cells in and out: files, transforms, panels, simulations. */
export * as cells from './cells/index.ts';
/** Tokens and prices to dollars. */
export * as cost from './cost/index.ts';
/** Figures as plotly specs, and pictures of them without a browser. */
export * as figures from './figures/index.ts';
/** Results of other frameworks, read as plain rows. */
export * as interop from './interop/index.ts';
/** Juries: rubrics, judges, verdicts. */
export * as jury from './jury/index.ts';
/** What a notebook cell needs: show, table, check, stamp. */
export * from './lab/index.ts';
/** Learners: lasso, boosted trees, plain logistic regression, by one contract. */
export * as learners from './learners/index.ts';
/** Win rates, averages, rank bands. */
export * as leaderboard from './leaderboard/index.ts';
/** Models behind one interface: servers, recordings, stand-ins. */
export * as llm from './llm/index.ts';
/** MMIL: cell classifiers from the labels of patients; calibration and evaluation. */
export * as mmil from './mmil/index.ts';
/** MedHELM's published tables; the papers' numbers as claims. */
export * as papers from './papers/index.ts';
/** Pure numbers: intervals, ranks, seeded random streams. */
export * as stats from './stats/index.ts';
/** Pages with sliders that recompute without a kernel. */
export * as widgets from './widgets/index.ts';
