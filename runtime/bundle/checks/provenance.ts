import { canonicalJson, provViolations, runProvenance, undeclaredNames } from '../../../primitives/index.ts';
import type { BundleCheck } from '../check.ts';
import { FILES } from '../layout.ts';
import { recordedIn } from '../recorded-in.ts';

/** The provenance keeps the constraints of PROV, stands alone, and tells what the records say. */
export const provenance: BundleCheck = {
  name: 'provenance',
  of: 'statements of PROV',
  check: (bundle) => {
    const { prefix: _, ...kinds } = bundle.provenance;
    const about = (problem: string) => ({ file: FILES.provenance, problem });
    const told = canonicalJson(runProvenance(recordedIn(bundle)));
    return {
      count: Object.values(kinds).reduce((sum, statements) => sum + Object.keys(statements).length, 0),
      problems: [
        ...provViolations(bundle.provenance).map(({ constraint, name, problem }) =>
          about(`PROV-CONSTRAINTS ${constraint} (${name}): ${problem}`),
        ),
        ...undeclaredNames(bundle.provenance).map((name) => about(`${name} is referred to and not declared`)),
        ...(canonicalJson(bundle.provenance) === told ? [] : [about('it does not tell what the records say')]),
      ],
    };
  },
};
