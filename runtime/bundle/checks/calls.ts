import type { CallDescription } from '../../../primitives/index.ts';
import { canonicalJson } from '../../../primitives/index.ts';
import { sha256 } from '../../sha256.ts';
import type { BundledCall, Bundle } from '../bundle.ts';
import type { BundleCheck } from '../check.ts';
import { jsonIn } from '../check.ts';
import { FILES } from '../layout.ts';

/** Every action digest is that of the call's description, which says what the record says. */
export const calls: BundleCheck = {
  name: 'calls',
  of: 'action digests, computed from their descriptions',
  check: (bundle) => ({
    count: bundle.calls.length,
    problems: bundle.calls.flatMap((call) => {
      const problem = problemOf(bundle, call);
      return problem === undefined ? [] : [{ file: FILES.calls, problem: `call ${call.actionDigest}: ${problem}` }];
    }),
  }),
};

function problemOf(bundle: Bundle, call: BundledCall): string | undefined {
  const description = jsonIn(bundle, call.description) as CallDescription | undefined;
  if (typeof description !== 'object') return 'its description cannot be read';
  if (sha256(canonicalJson(description)) !== call.actionDigest) return 'its description has another digest';
  if (description.primitive !== call.primitive || description.version !== call.version) {
    return `it is recorded as ${call.primitive} ${call.version}, described as ${description.primitive} ${description.version}`;
  }
  return undefined;
}
