import assert from 'node:assert/strict';
import { bookcaseStudy, examplePack } from '../test/example-pack/index.ts';
import type { ResultEnvelope } from './envelope.ts';
import { planComposition } from './planning.ts';
import { createRegistry } from './registry.ts';
import type { PlanInput, StepCall } from './run-plan.ts';
import { runPlan } from './run-plan.ts';

const given = { document: { name: 'a.shelf', mediaType: 'text/x-shelf' }, snapshot: false, resultSets: [] };
const input: PlanInput = {
  runId: 'run-1',
  caller: { tenant: 't', subject: 's' },
  documents: [{ digest: 'd', name: 'a.shelf', mediaType: 'text/x-shelf' }],
  plan: planComposition(createRegistry([examplePack]), bookcaseStudy, given, {}),
  resultSets: {},
  seed: 7,
};
const envelopeOf = ({ invocation: { step } }: StepCall): ResultEnvelope => ({
  actionDigest: `action-${step}`,
  outputDigest: `output-${step}`,
  status: 'completed',
  summary: '',
  result: `result-${step}`,
  ...(step === 'interpret' || step === 'assume' ? { snapshot: `snapshot-${step}` } : {}),
  resultSets: step === 'creep' ? { creep: 'set' } : {},
  findingCounts: { pass: 0, fail: 0, open: 0, notApplicable: 0 },
  artifacts: [],
  openQuestions: 0,
});

describe('running a plan', () => {
  it('hands on the snapshot and the result sets that a step left', async () => {
    const seen: string[] = [];
    const envelopes = await runPlan(input, {
      call: (_step, call) => {
        const { step, snapshot, resultSets, seed } = call.invocation;
        seen.push(
          `${call.sequence}/${call.of} ${step} ${snapshot ?? '-'} ${JSON.stringify(resultSets)} ${seed} ${call.isAnswer}`,
        );
        return Promise.resolve(envelopeOf(call));
      },
    });
    assert.deepEqual(seen, [
      '1/7 interpret - {} 7 false',
      '2/7 assume snapshot-interpret {} 7 false',
      '3/7 creep snapshot-assume {} 7 false',
      '4/7 board-load snapshot-assume {} 7 false',
      '5/7 sag snapshot-assume {"creep":"set"} 7 false',
      '6/7 score snapshot-assume {"creep":"set"} 7 true',
      '7/7 rearrange snapshot-assume {} 7 false',
    ]);
    assert.deepEqual(
      Object.keys(envelopes),
      bookcaseStudy.steps.map(({ id }) => id),
    );
  });

  it('reports on findings of steps that are not run again, before those of its own', async () => {
    const seen: (readonly string[])[] = [];
    const steps = input.plan.steps.slice(-2).map((step) => ({ ...step, readsFindings: true }));
    await runPlan(
      { ...input, plan: { steps, answer: 'score' }, snapshot: 's', findings: ['earlier'] },
      {
        call: (step, call) => {
          seen.push(call.invocation.findings);
          return Promise.resolve({ ...envelopeOf(call), findings: `findings-${step.id}` });
        },
      },
    );
    assert.deepEqual(seen, [['earlier'], ['earlier', 'findings-score']]);
  });

  it('ends with the first step that fails', async () => {
    const called: string[] = [];
    const failing = runPlan(input, {
      call: (step, call) => {
        called.push(step.id);
        return step.id === 'creep' ? Promise.reject(new Error('no')) : Promise.resolve(envelopeOf(call));
      },
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual(called, ['interpret', 'assume', 'creep']);
  });

  it('can be held before every step', async () => {
    const held: number[] = [];
    await runPlan(input, {
      call: (_step, call) => Promise.resolve(envelopeOf(call)),
      beforeStep: (_step, sequence) => Promise.resolve(void held.push(sequence)),
    });
    assert.deepEqual(held, [1, 2, 3, 4, 5, 6, 7]);
  });
});
