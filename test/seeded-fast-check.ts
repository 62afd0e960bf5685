// What tests get for 'fast-check' (vitest.config.ts): a run that fails here fails everywhere, and a change that did not
// touch a room does not turn it red. `PROPERTY_SEED=random npm test` searches on; a number repeats what it found.
import { createRequire } from 'node:module';
import type FastCheck from 'fast-check';

const fc = createRequire(import.meta.url)('fast-check') as typeof FastCheck;
const seed = process.env.PROPERTY_SEED ?? '20250526';
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) });

export default fc;
