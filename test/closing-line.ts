import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a vitest run with one line that scripts can read: `N passed, N failed, N skipped`. With REQUIRE_ALL=1 a skipped test is a failure too, unless its title says that it
 * needs the third-party data that is never committed (`[shared data]`).
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      // A file that does not load, or a hook that fails, runs none of its tests: one failure each.
      for (const { errors } of [module, ...module.children.allSuites()].map((part) => ({ errors: part.errors() }))) {
        if (errors.length > 0) count.failed++;
      }
      for (const test of module.children.allTests()) {
        const state = test.result().state;
        if (state === 'passed') count.passed++;
        else if (state === 'failed') count.failed++;
        else if (process.env.REQUIRE_ALL === '1' && !test.fullName.includes('[shared data]')) {
          count.failed++;
          process.exitCode = 1;
          console.log(`skipped, but REQUIRE_ALL=1 asks for every test: ${test.fullName}`);
        } else count.skipped++;
      }
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  }
}
