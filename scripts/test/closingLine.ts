import type { Reporter, TestModule, Vitest } from "vitest/node";

/**
 * Ends the report with one line that people and programs can read: "N passed, N failed, N skipped". Before it stand
 * the names of those skipped, which say what they lack.
 */
export default class ClosingLine implements Reporter {
  /** only some tests were asked for, by their names: the others are not worth telling */
  private chosen = false;

  onInit(vitest: Vitest): void {
    this.chosen = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed++; // a file that could not be loaded has no tests to count
      for (const test of module.children.allTests()) {
        counts[test.result().state]++;
        if (test.result().state === "skipped" && !this.chosen) console.log(`skipped: ${test.fullName}`);
      }
    }
    console.log(
      `${counts.passed} passed, ${counts.failed + counts.pending} failed, ${counts.skipped} skipped`,
    );
  }
}
