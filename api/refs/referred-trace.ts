import type { AssertionTrace } from '../../primitives/index.ts';
import type { TraceAnswer } from '../trace/trace-answer.ts';
import type { ReferPlaces } from './place-references.ts';

/** A trace of which every quotation carries the reference that leads to it, however deep it stands. */
export async function referredTrace(answer: TraceAnswer, refer: ReferPlaces): Promise<TraceAnswer> {
  return answer.kind === 'assertion'
    ? { ...answer, trace: await referred(answer.trace, refer) }
    : {
        ...answer,
        trace: { ...answer.trace, used: await Promise.all(answer.trace.used.map((one) => referred(one, refer))) },
      };
}

const referred = async (trace: AssertionTrace, refer: ReferPlaces): Promise<AssertionTrace> => ({
  ...trace,
  quotations: await refer(trace.quotations),
  wasDerivedFrom: await Promise.all(trace.wasDerivedFrom.map((one) => referred(one, refer))),
});
