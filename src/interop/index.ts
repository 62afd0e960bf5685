// Results of other frameworks, read as plain rows.
export * from './helm/index.ts';
