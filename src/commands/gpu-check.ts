import { displayForms } from '../kernel/mime-bundle.ts';
import { table } from '../lab/table.ts';
import { chooseBackend } from '../learners/neural/backend.ts';
import { makeBags } from '../mmil/bags.ts';
import { type BackendComparison, compareBackends } from '../mmil/compare-backends.ts';
import { simulateBags } from './bench/simulate-bags.ts';
import { exitCodes } from './exit-codes.ts';
import { parseUsage } from './run-options.ts';

/** Logits that differ by more than this, in nats, are not those of the same network. */
const tolerance = 1e-3;

/** Whether a backend of TensorFlow.js is there, and all that are agree with the reference. */
export function backendsAgree(rows: readonly BackendComparison[]): boolean {
  const ready = rows.filter(({ backend, absent }) => backend !== 'plain' && absent === null);
  return ready.length > 0 && ready.every(({ difference }) => difference! <= tolerance);
}

/**
 * `assaybook gpu-check [--json]`: trains the MMIL network on 2,000 simulated cells of 40 patients, on every backend that
 * is there, and compares logits with the reference in double precision.
 */
export async function gpuCheckCommand(args: readonly string[]): Promise<number> {
  const { values } = parseUsage(args, { json: { type: 'boolean' } });
  const { cells, patient, z } = simulateBags(2000, 'f32', 'correlated');
  const rows = await compareBackends(makeBags(cells, patient, z), { rho: 0.5, iterations: 3 });
  const agree = backendsAgree(rows);
  const chosen = await chooseBackend();
  if (values.json) {
    const backends = rows.map(({ logits: _, ...row }) => row);
    console.log(JSON.stringify({ simulated: true, tolerance, agree, chosen, backends }, null, 2));
  } else console.log(report(rows, `${verdict(rows, agree)}; chosen by default: ${chosen.name} (${chosen.why})`));
  return agree ? exitCodes.ok : exitCodes.failed;
}

const report = (rows: readonly BackendComparison[], caption: string): string =>
  table(
    rows.map(({ backend, absent, seconds, objective, difference }) => ({
      backend,
      seconds,
      objective,
      'largest logit difference': difference === null ? '–' : difference.toExponential(1),
      note: absent ?? (backend === 'plain' ? 'reference, double precision' : 'ready'),
    })),
    { decimals: { seconds: 2, objective: 6 }, caption },
  )[displayForms]()['text/plain'];

function verdict(rows: readonly BackendComparison[], agree: boolean): string {
  const ready = rows.filter(({ backend, absent }) => backend !== 'plain' && absent === null).length;
  const found = `${ready} of ${rows.length - 1} backends of TensorFlow.js are ready`;
  if (ready === 0) return found;
  return `${found} and ${agree ? 'agree' : 'DISAGREE'} with the reference to ${tolerance} (simulated cells)`;
}
