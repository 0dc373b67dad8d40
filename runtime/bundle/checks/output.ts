import { canonicalJson } from '../../../primitives/index.ts';
import { outputDigestOf } from '../../output-digest.ts';
import type { BundleCheck } from '../check.ts';
import { FILES } from '../layout.ts';

/** The run's output digest is that of its steps, its answer that of the step which answers, its steps are of its plan. */
export const output: BundleCheck = {
  name: 'output',
  of: 'steps that the output digest covers',
  check: ({ run, steps, calls, nodes }) => {
    const envelopes = new Map(calls.map((call) => [call.actionDigest, call]));
    const told = steps.flatMap(({ step, sequence, actionDigest }) => {
      const call = envelopes.get(actionDigest);
      return call ? [{ step, sequence, call, envelope: call.envelope }] : [];
    });
    const wrong = (problem: string) => ({ file: FILES.run, problem });
    const planned = new Map(run.plan.steps.map((step) => [step.id, step]));
    const unplanned = told.filter(({ step, call }) => {
      // Steps of a branch are named by their step and its place: `check[3]`; of another round as `check#2`.
      const plan = planned.get(step) ?? planned.get(step.replace(/[[#(@].*$/, ''));
      return plan && (plan.primitive !== call.primitive || plan.version !== call.version);
    });
    const answers = [...told, ...nodes].flatMap(({ envelope }) => (envelope ? [canonicalJson(envelope)] : []));
    return {
      count: told.length,
      problems: [
        ...unplanned.map(({ step, call }) =>
          wrong(`step ${step} is of ${call.primitive} ${call.version}, not as planned`),
        ),
        ...(run.status === 'succeeded' && run.outputDigest !== outputDigestOf(told)
          ? [wrong('the output digest of the run is not that of its steps')]
          : []),
        ...(run.answer && !answers.includes(canonicalJson(run.answer))
          ? [wrong('the answer of the run is that of none of its steps')]
          : []),
      ],
    };
  },
};
