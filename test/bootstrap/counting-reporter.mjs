import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** The spec reporter for people; besides, the numbers go to the file that `BVER_TEST_COUNTS` names, for the summary. */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const { passes = 0, failures = 0, pending = 0 } = this.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      if (process.env.BVER_TEST_COUNTS) writeFileSync(process.env.BVER_TEST_COUNTS, JSON.stringify(counts));
    });
  }
}
