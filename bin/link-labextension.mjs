// Puts the plotly bundle beside the JupyterLab extension of this project. It is 1.5 MB that npm has installed anyway,
// so git does not keep it; a copy, because Jupyter serves no link that leads out of the extension's folder.
import { copyFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bundle = 'plotly-cartesian.min.js';
const folder = '.jupyter/labextensions/assaybook-plotly/static';

/**
 * Copies the bundle and returns the path of the copy, or undefined where the extension's folder is not there.
 *
 * @param {string} [root] folder of the project
 */
export function linkLabextension(root = dirname(dirname(fileURLToPath(import.meta.url)))) {
  const target = join(root, folder);
  if (!existsSync(target)) return undefined;
  const source = createRequire(import.meta.url).resolve(`plotly.js/dist/${bundle}`);
  const copy = join(target, bundle);
  copyFileSync(source, copy);
  return copy;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) linkLabextension();
