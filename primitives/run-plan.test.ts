import assert from 'node:assert/strict';
import { bookcaseStudy, examplePack } from '../test/example-pack/index.ts';
import type { ResultEnvelope } from './envelope.ts';
import { planComposition } from './plan-composition.ts';
import { createRegistry } from './registry.ts';
import type { PlanInput, StepCall } from './run-plan.ts';
import { roundOf } from './rounds.ts';
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

  describe('that waits for answers', () => {
    const questions = { onDeadline: 'leaveOpen', addressee: 'anyone', assume: [], maximumRounds: 2 } as const;
    const waiting: PlanInput = { ...input, plan: { ...input.plan, questions } };
    /** Board loads lack something in as many rounds as are said. */
    const askingIn = (rounds: number, call: StepCall): ResultEnvelope => {
      const { step } = call.invocation;
      const envelope = envelopeOf(call);
      const { id, round } = roundOf(step);
      return id === 'board-load' && round <= rounds ? { ...envelope, openQuestions: 1 } : envelope;
    };

    const play = async (rounds: number, answered: readonly (string | undefined)[]) => {
      const seen: string[] = [];
      const envelopes = await runPlan(waiting, {
        call: (_, call) => {
          seen.push(`${call.sequence} ${call.invocation.step} ${call.invocation.snapshot ?? '-'}`);
          return Promise.resolve(askingIn(rounds, call));
        },
        settle: ({ round, snapshot, sequence }) => {
          seen.push(`${sequence} answers to round ${round} on ${snapshot}`);
          return Promise.resolve(answered[round - 1]);
        },
        finish: () => Promise.resolve(void seen.push('finish')),
      });
      return { seen, envelopes };
    };

    it('runs what stands behind the interpretation again, on the snapshot with the answers', async () => {
      const { seen, envelopes } = await play(1, ['answered']);
      assert.deepEqual(seen.slice(7), [
        '8 answers to round 1 on snapshot-interpret',
        '9 assume@2 answered',
        '10 creep@2 answered',
        '11 board-load@2 answered',
        '12 sag@2 answered',
        '13 score@2 answered',
        '14 rearrange@2 answered',
        'finish',
      ]);
      assert.equal(envelopes['score']?.actionDigest, 'action-score@2');
      assert.equal(envelopes['interpret']?.actionDigest, 'action-interpret');
    });

    it('ends where nothing is answered, and where it has waited often enough', async () => {
      assert.deepEqual((await play(9, [undefined])).seen.slice(7), [
        '8 answers to round 1 on snapshot-interpret',
        'finish',
      ]);
      const { seen } = await play(9, ['first', 'second', 'third']);
      assert.deepEqual(
        seen.filter((line) => line.includes('answers')),
        ['8 answers to round 1 on snapshot-interpret', '15 answers to round 2 on first'],
      );
      assert.equal(seen.at(-2), '21 rearrange@3 second');
    });

    it('does not wait when nothing is asked', async () => {
      const { seen } = await play(0, []);
      assert.deepEqual([seen.length, seen.at(-1)], [8, 'finish']);
    });
  });
});
