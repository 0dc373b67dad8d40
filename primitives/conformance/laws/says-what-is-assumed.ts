import type { Assertion, AssertionReference } from '../../model/assertion.ts';
import type { Finding } from '../../model/finding.ts';
import { changed, graphOf } from '../grounds.ts';
import type { Law, Trial, Workbench } from '../law.ts';

/** How many passes are tried with one of their values assumed. */
const PASSES = 5;

export const saysWhatIsAssumed: Law = {
  id: 'validator.says-what-is-assumed',
  kinds: ['validator'],
  says: 'A pass that rests on a value which nobody stated says so.',
  remedy: 'Leave `used` and `restsOnAssumed` to the contract, by reading everything through `reads`.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const trial of trials) {
      for (const { focusNode, assumed } of passesOf(trial, bench)) {
        const assertion: Assertion = {
          ...assumed,
          state: 'assumed',
          method: 'conformance',
          evidence: [],
          wasDerivedFrom: [],
        };
        const graph = graphOf(bench, changed(trial.ground.graph, [{ op: 'assert', assertion }]));
        const { findings } = await bench.run(primitive, { ...trial.ground, graph }, trial.parameters);
        const silent = findings.find((finding) => finding.focusNode === focusNode && isSilentPass(finding, assumed));
        if (silent)
          problems.push(
            `${trial.title}: ${focusNode} passes on the assumed ${assumed.path} of ${assumed.subject} without a word`,
          );
      }
    }
    return problems;
  },
};

const isSilentPass = ({ kind, used, restsOnAssumed }: Finding, assumed: AssertionReference): boolean =>
  kind === 'pass' &&
  used.some((reference) => same(reference, assumed)) &&
  !restsOnAssumed.some((reference) => same(reference, assumed));

const same = (a: AssertionReference, b: AssertionReference): boolean => a.subject === b.subject && a.path === b.path;

/** Some passes, each with one stated value that it used. */
function passesOf({ result, ground }: Trial, bench: Workbench): { focusNode: string; assumed: Assertion }[] {
  const random = bench.random('passes');
  const passes = result.findings.filter(({ kind, used }) => kind === 'pass' && used.length > 0);
  return Array.from({ length: Math.min(PASSES, passes.length) }, () =>
    passes.splice(Math.floor(random() * passes.length), 1),
  )
    .flat()
    .flatMap(({ focusNode, used }) => {
      const reference = used[Math.floor(random() * used.length)];
      const assumed = reference && ground.graph.assertion(reference.subject, reference.path);
      return assumed?.state === 'stated' ? [{ focusNode, assumed }] : [];
    });
}
