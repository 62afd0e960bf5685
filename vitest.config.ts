import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `npm test` runs everything but test/slow; `npm run test:slow` runs that folder alone.
const slow = process.env.SUITE === 'slow';

/** Tests that start processes, or change their own: each file has a process to itself. */
const ofProcesses = ['kernel', 'commands', 'lab', 'packages', 'learners'].map((room) => `test/${room}/**/*.test.ts`);

const shared = {
  pool: 'forks' as const,
  testTimeout: slow ? 600_000 : 120_000,
  hookTimeout: slow ? 600_000 : 120_000,
};

// Properties are tried on the same inputs every time, unless another seed is asked for.
const alias = { 'fast-check': fileURLToPath(new URL('./test/seeded-fast-check.ts', import.meta.url)) };

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    maxWorkers: 2,
    projects: slow
      ? [{ resolve: { alias }, test: { ...shared, name: 'slow', include: ['test/slow/**/*.test.ts'] } }]
      : [
          { resolve: { alias }, test: { ...shared, name: 'processes', include: ofProcesses } },
          {
            resolve: { alias },
            test: {
              ...shared,
              name: 'rooms',
              include: ['test/**/*.test.ts'],
              exclude: ['test/slow/**', ...ofProcesses],
              // Pure code: the files of a worker share what they import, which is a third of their time.
              isolate: false,
            },
          },
        ],
  },
});
