import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bookcaseCases, examplePack } from '../test/example-pack/index.ts';
import type { ResultEnvelope } from './envelope.ts';
import type { FlowHost } from './flow-host.ts';
import type { FlowState } from './flow-state.ts';
import type { PlanFanOut } from './plan.ts';
import { planComposition } from './plan-composition.ts';
import { createRegistry } from './registry.ts';
import type { PlanInput, StepCall } from './run-plan.ts';
import { runPlan } from './run-plan.ts';

const registry = createRegistry([examplePack]);
const given = { document: { name: 'a.shelf', mediaType: 'text/x-shelf' }, snapshot: false, resultSets: [] };
const inputOf = (count: number, change: Partial<PlanFanOut> = {}): PlanInput => {
  const cases = Array.from({ length: count }, () => ({ state: { overrides: [] } }));
  const plan = planComposition(registry, bookcaseCases, given, { cases });
  const flow = (plan.flow ?? []).map((node) => ('forEach' in node ? { ...node, ...change } : node));
  return { runId: 'r', caller: { tenant: 't', subject: 's' }, documents: [], resultSets: {}, plan: { ...plan, flow } };
};
const envelope = (step: string): ResultEnvelope => ({
  actionDigest: `action ${step}`,
  outputDigest: `output ${step}`,
  status: 'completed',
  summary: '',
  result: `result ${step}`,
  snapshot: `snapshot ${step}`,
  resultSets: {},
  findingCounts: { pass: 0, fail: 0, open: 0, notApplicable: 0 },
  artifacts: [],
  openQuestions: 0,
});

class Renewed extends Error {
  readonly state: FlowState;
  constructor(state: FlowState) {
    super('renewed');
    this.state = state;
  }
}

/** Notes what is called, and how much at once; calls take the turns that they are told. */
function watched(turns: (step: string) => number, more: Partial<FlowHost> = {}) {
  const calls: StepCall[] = [];
  let under = 0;
  const seen = { calls, most: 0 };
  const flow: FlowHost = {
    beginBranches: ({ forEach }) => Promise.resolve('items' in forEach ? forEach.items.length : 0),
    branchFailed: () => Promise.resolve(true),
    gatherBranches: ({ id }) => Promise.resolve(envelope(id)),
    decide: ({ id }) => Promise.resolve({ holds: id === 'boards', reason: '' }),
    finish: () => Promise.resolve(envelope('end')),
    ...more,
  };
  const call = async (_: unknown, of: StepCall): Promise<ResultEnvelope> => {
    calls.push(of);
    seen.most = Math.max(seen.most, ++under);
    for (let turn = turns(of.invocation.step); turn > 0; turn--) await Promise.resolve();
    under--;
    return envelope(of.invocation.step);
  };
  return { seen, host: { call, flow } };
}

describe('running a plan that is more than a sequence', () => {
  it('has never more branches under way than its window, does each step of each once, and lets nothing of a branch out', async () => {
    const property = fc.asyncProperty(
      fc.nat(30),
      fc.integer({ min: 1, max: 7 }),
      fc.func(fc.nat(5)),
      async (count, window, turns) => {
        const { seen, host } = watched(turns);
        await runPlan(inputOf(count, { window }), host);
        assert.ok(seen.most <= Math.max(1, window), `${seen.most} at once`);
        const steps = seen.calls.map(({ invocation }) => invocation.step);
        assert.equal(new Set(steps).size, steps.length);
        assert.equal(steps.length, 3 + 2 * count);
        for (const { invocation } of seen.calls.filter(({ invocation: { step } }) => step.startsWith('case-creep[')))
          assert.equal(invocation.snapshot, 'snapshot creep');
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('goes on in another execution where it left off, whenever that is asked for', async () => {
    const property = fc.asyncProperty(fc.nat(20), fc.integer({ min: 1, max: 9 }), async (count, every) => {
      const steps: string[] = [];
      let resume: FlowState | undefined;
      for (let executions = 0; executions <= count + 1; executions++) {
        let begun = 0;
        const renewal = {
          due: () => begun++ >= every,
          renew: (state: FlowState) => Promise.reject(new Renewed(JSON.parse(JSON.stringify(state)) as FlowState)),
        };
        const { seen, host } = watched(() => 1, { renewal });
        const error: unknown = await runPlan({ ...inputOf(count), ...(resume ? { resume } : {}) }, host).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        steps.push(...seen.calls.map(({ invocation }) => invocation.step));
        if (error === undefined) break;
        assert.ok(error instanceof Renewed, error instanceof Error ? error.message : 'no error');
        resume = error.state;
      }
      const { seen, host } = watched(() => 1);
      await runPlan(inputOf(count), host);
      assert.deepEqual([...steps].sort(), seen.calls.map(({ invocation }) => invocation.step).sort());
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it('begins no other branch after one has failed, where it is told to, and lets those under way end', async () => {
    const { seen, host } = watched(() => 3);
    const failing = {
      ...host,
      call: async (step: unknown, of: StepCall): Promise<ResultEnvelope> => {
        const left = await host.call(step, of);
        if (of.invocation.step === 'case-creep[1]') throw new Error('torn');
        return left;
      },
    };
    await assert.rejects(runPlan(inputOf(20, { window: 3, onFailure: 'failFast' }), failing), { message: 'torn' });
    const begun = seen.calls.filter(({ invocation: { step } }) => step.startsWith('case-creep[')).length;
    assert.ok(begun >= 3 && begun < 8, `${begun} were begun`);
  });
});
