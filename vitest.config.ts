import { defineConfig } from 'vitest/config';

// `npm test` runs everything but test/slow; `npm run test:slow` runs that folder alone.
const slow = process.env.SUITE === 'slow';

export default defineConfig({
  test: {
    include: [slow ? 'test/slow/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: slow ? [] : ['test/slow/**'],
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: slow ? 600_000 : 120_000,
    hookTimeout: slow ? 600_000 : 120_000,
  },
});
