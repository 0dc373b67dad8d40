import { sha256 } from '../sha256.ts';
import { bagProblems } from './bag.ts';
import type { Bag } from './bag.ts';
import type { Bundle } from './bundle.ts';
import type { BundleCheck, CheckParts, Found } from './check.ts';
import { calls } from './checks/calls.ts';
import { closure } from './checks/closure.ts';
import { contents } from './checks/contents.ts';
import { evidence } from './checks/evidence.ts';
import { history } from './checks/history.ts';
import { output } from './checks/output.ts';
import { people } from './checks/people.ts';
import { provenance } from './checks/provenance.ts';
import { results } from './checks/results.ts';
import { snapshots } from './checks/snapshots.ts';
import { BUNDLE_LIMITS } from './layout.ts';
import type { BundleLimits } from './layout.ts';
import { openBag, readBundle } from './read-bundle.ts';
import type { BundleProblem } from './read-bundle.ts';

/** The checks of what is in the bag, in the order in which each rests on those before it. */
export const CHECKS: readonly BundleCheck[] = [
  contents,
  closure,
  snapshots,
  evidence,
  calls,
  results,
  people,
  output,
  provenance,
  history,
];

/** What one check of a bundle came to. */
export interface CheckResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'notChecked';
  /** How many things were looked at. */
  readonly count: number;
  readonly of: string;
  /** The first thing that is wrong, and the file in the bag that it is about; or why it was not checked. */
  readonly problem?: string;
  readonly file?: string;
  /** How many things are wrong. */
  readonly problems: number;
}

export interface Verification {
  /** SHA-256 of the bundle's bytes. */
  readonly digest: string;
  /** No check failed; those that could not be made say so. */
  readonly valid: boolean;
  readonly checks: readonly CheckResult[];
  /** Absent where it could not be read. */
  readonly bundle?: Bundle;
}

/** Verifies a bundle from its bytes alone: every check, as far as those before it let it be made. */
export async function verifyBundle(
  bytes: Uint8Array,
  parts: CheckParts = {},
  limits: BundleLimits = BUNDLE_LIMITS,
): Promise<Verification> {
  const digest = sha256(bytes);
  const bag = openBag(bytes, limits);
  if (!('files' in bag)) return failed(digest, [], 'archive', 'files, sealed', bag);
  const archive = resultOf('archive', 'files, sealed', { count: bag.files.size, problems: [] });
  const bagged = resultOf('bag', 'files under the digests of their manifests', {
    count: bag.files.size,
    problems: bagProblems(bag),
  });
  const bundle = readBundle(bag);
  if ('problem' in bundle) return failed(digest, [archive, bagged], 'records', 'files of records', bundle);
  const records = resultOf('records', 'records', { count: countOf(bundle), problems: [] });
  const checks = [archive, bagged, records];
  for (const check of CHECKS) checks.push(resultOf(check.name, check.of, await attempt(check, bundle, parts, bag)));
  return { digest, valid: checks.every(({ outcome }) => outcome !== 'failed'), checks, bundle };
}

/** Records can be wrong in ways that nobody thought of: then the check has failed, and the verification has not. */
async function attempt(check: BundleCheck, bundle: Bundle, parts: CheckParts, bag: Bag): Promise<Found> {
  try {
    return await check.check(bundle, parts, bag);
  } catch (error) {
    const problem = `it cannot be checked: ${error instanceof Error ? error.message : String(error)}`;
    return { count: 0, problems: [{ file: '', problem }] };
  }
}

const countOf = ({ steps, nodes, calls: made, documents, snapshots: taken }: Bundle): number =>
  1 + steps.length + nodes.length + made.length + documents.length + taken.length;

function resultOf(name: string, of: string, found: Found): CheckResult {
  if ('notChecked' in found)
    return { name, outcome: 'notChecked', count: 0, of, problem: found.notChecked, problems: 0 };
  const [first] = found.problems;
  const { count } = found;
  if (!first) return { name, outcome: 'passed', count, of, problems: 0 };
  const { file, problem } = first;
  return {
    name,
    outcome: 'failed',
    count,
    of,
    problem,
    ...(file === '' ? {} : { file }),
    problems: found.problems.length,
  };
}

/** What could not be read ends the verification: nothing that follows can be looked at. */
function failed(
  digest: string,
  before: readonly CheckResult[],
  name: string,
  of: string,
  problem: BundleProblem,
): Verification {
  const first = resultOf(name, of, { count: 0, problems: [problem] });
  const rest = CHECKS.map((check) => resultOf(check.name, check.of, { notChecked: `the ${name} cannot be read` }));
  return { digest, valid: false, checks: [...before, first, ...rest] };
}
