import assert from 'node:assert/strict';
import type { Plan, PlanStep } from '../primitives/names.ts';
import { progressAtStart, stepTable, withStep } from './run-progress.ts';

const step = (id: string): PlanStep => ({
  id,
  title: `Step | ${id}`,
  primitive: `example.${id}.generate`,
  version: '1.0.0',
  kind: 'generator',
  activityType: `example.${id}.generate@1`,
  executionClass: 'interactive',
  parameters: {},
  resultSets: [],
  readsFindings: false,
  startToCloseSeconds: 1,
  heartbeatSeconds: 1,
  maximumAttempts: 1,
});
const plan: Plan = { steps: [step('a'), step('b')], answer: 'b' };

describe('the progress of a run', () => {
  it('is the share of steps that are done', () => {
    const start = progressAtStart(plan);
    assert.equal(start.share, 0);
    assert.equal(withStep(start, 'a', { status: 'running' }).share, 0);
    assert.equal(withStep(start, 'a', { status: 'succeeded' }).share, 0.5);
  });
  it('is shown as a table that no text can break', () => {
    const done = { status: 'succeeded', startedAt: 1000, finishedAt: 2234, summary: 'two\nlines | a pipe' } as const;
    assert.equal(
      stepTable(withStep(progressAtStart(plan), 'a', done)),
      [
        '**running**',
        '',
        '| # | Step | Activity | Status | Time | Summary |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 1 | Step \\| a | `example.a.generate@1` | succeeded | 1.23 s | two lines \\| a pipe |',
        '| 2 | Step \\| b | `example.b.generate@1` | pending |  |  |',
      ].join('\n'),
    );
  });
});
