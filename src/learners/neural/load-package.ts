import { createRequire } from 'node:module';

/** Loads a package when it is needed; a way to put another in its place for tests. */
export type LoadPackage = (name: string) => unknown;

/** `require`, so that danfojs, notebooks and this project get one and the same engine. */
export const loadPackage: LoadPackage = createRequire(import.meta.url);
