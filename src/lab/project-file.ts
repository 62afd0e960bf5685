import { resolve } from 'node:path';
import { projectRoot } from '../project.ts';

/**
 * A file of the project, from wherever the notebook lies. An absolute path stays as it is.
 *
 * @example projectFile('data/examples/simulated-model.csv')   // '/home/me/assaybook/data/examples/simulated-model.csv'
 */
export const projectFile = (path: string): string => resolve(projectRoot(), path);
