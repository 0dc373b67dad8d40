import type { DomainPack } from '../domain-pack.ts';
import type { ConformanceOptions } from './conformance.ts';
import { broken, checkConformance, describeReport } from './conformance.ts';
import type { LawReport } from './law.ts';
import { unitMistakes } from './units.ts';

/**
 * The suite as tests of mocha (or of any runner with its `describe`, `before` and `it`): one test for each primitive of the
 * pack, red with every law that it breaks and what to do about it.
 */
export function describeConformance(pack: DomainPack, options: ConformanceOptions): void {
  describe(`the laws of the contract, kept by the pack ${pack.name}`, () => {
    let reports: readonly LawReport[] = [];
    before(async function () {
      this.timeout(300_000);
      reports = await checkConformance(pack, options);
    });
    const { readUcum } = options;
    if (readUcum) {
      it('its units, by UCUM', () => {
        const mistakes = unitMistakes(pack, readUcum);
        if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
      });
    }
    for (const { name, version } of pack.primitives) {
      it(`${name}@${version}`, () => {
        const own = reports.filter(({ primitive }) => primitive === `${name}@${version}`);
        if (own.length === 0) throw new Error(`${name} was not checked`);
        const problems = broken(own).map(describeReport);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      });
    }
  });
}
