// The published tables of the papers, and every number they state as a claim that is computed and compared.
export type { ClaimResult } from './claim.ts';
export { type ClaimsOptions, claims } from './claims.ts';
export { DataError } from './data-error.ts';
export { formatClaims } from './format-claims.ts';
export { type LoadMedhelmOptions, loadMedhelm, type Medhelm } from './medhelm.ts';
export { type MedhelmSuite, type MedhelmSuiteId, medhelmSuite, medhelmSuiteIds } from './medhelm-suite.ts';
export { type NamedBand, namedBands } from './named-bands.ts';
export { selectClaims } from './select-claims.ts';
export { summariseClaims } from './summarise-claims.ts';
