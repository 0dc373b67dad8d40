import type { Finding, ResultEnvelope, StoredResult } from '../../../primitives/index.ts';
import { canonicalJson, decodeResultSet, encodeResultSet, FINDING_KINDS } from '../../../primitives/index.ts';
import { sha256 } from '../../sha256.ts';
import type { Bundle } from '../bundle.ts';
import type { BundleCheck } from '../check.ts';
import { jsonIn } from '../check.ts';
import { contentFile, FILES } from '../layout.ts';
import type { BundleProblem } from '../read-bundle.ts';

/** Every envelope says of its result what the result says, and every result set is what its columns give. */
export const results: BundleCheck = {
  name: 'results',
  of: 'results and result sets',
  check: (bundle) => {
    const sets = new Set(bundle.calls.flatMap(({ envelope }) => Object.values(envelope.resultSets)));
    return {
      count: bundle.calls.length + sets.size,
      problems: [
        ...bundle.calls.flatMap(({ actionDigest, envelope }) =>
          differences(bundle, actionDigest, envelope).map((what) => ({
            file: FILES.calls,
            problem: `call ${actionDigest}: its envelope has another ${what} than its result`,
          })),
        ),
        ...[...sets].flatMap((digest) => resultSetProblems(bundle, digest)),
      ],
    };
  },
};

function differences(bundle: Bundle, actionDigest: string, envelope: ResultEnvelope): string[] {
  const result = jsonIn(bundle, envelope.result) as StoredResult | undefined;
  if (typeof result !== 'object') return ['form'];
  const { findings } = result;
  const said: readonly (readonly [what: string, envelope: unknown, result: unknown])[] = [
    ['call', envelope.actionDigest, actionDigest],
    ['output digest', envelope.outputDigest, envelope.result],
    ['status', envelope.status, result.status],
    ['summary', result.summary.startsWith(envelope.summary), true],
    ['snapshot', envelope.snapshot, result.snapshot],
    ['change set', envelope.changeSet, result.changeSet],
    ['list of result sets', envelope.resultSets, result.resultSets],
    ['list of artifacts', envelope.artifacts, result.artifacts],
    ['list of findings', envelope.findings, findings.length > 0 ? sha256(canonicalJson(findings)) : undefined],
    ['count of findings', envelope.findingCounts, countOf(findings)],
    ['count of open questions', envelope.openQuestions, result.openQuestions.length],
  ];
  return said.flatMap(([what, a, b]) => (canonicalJson(a ?? null) === canonicalJson(b ?? null) ? [] : [what]));
}

const countOf = (findings: readonly Finding[]): Record<string, number> =>
  Object.fromEntries(FINDING_KINDS.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]));

function resultSetProblems({ contents }: Bundle, digest: string): BundleProblem[] {
  const bytes = contents.get(digest)?.bytes;
  if (!bytes) return [];
  try {
    if (Buffer.compare(encodeResultSet(decodeResultSet(bytes)), bytes) === 0) return [];
  } catch {
    // Said below.
  }
  return [{ file: contentFile(digest), problem: 'it is no result set in canonical form' }];
}
