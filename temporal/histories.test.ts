import assert from 'node:assert/strict';
import { DeterminismViolationError } from '@temporalio/workflow';
import type { History } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { workflowBundle } from './bundle.ts';
import { storedHistories } from './histories.ts';
import { historyFromJson } from './history-json.ts';
import { quietSdk } from './testing/quiet-sdk.ts';

describe('the workflows', function () {
  this.timeout(60_000);
  const histories = storedHistories();
  before(quietSdk);
  const replay = async (history: History, workflowId: string): Promise<void> =>
    Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history, workflowId);

  it('replay every history that was ever stored', async () => {
    assert.ok(histories.length >= 7);
    const failures: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories(
      { workflowBundle: await workflowBundle() },
      histories,
    )) {
      const name = histories.find((history) => history.workflowId === workflowId)?.name;
      if (error) failures.push(`${name}: ${error.message}`);
    }
    assert.deepEqual(failures, []);
  });

  it('would be caught at doing something else', async () => {
    const [first] = histories.filter(({ name }) => name.endsWith('study-succeeded'));
    assert.ok(first);
    const altered = historyFromJson(JSON.parse(first.text));
    const scheduled = altered.events?.find((event) => event.activityTaskScheduledEventAttributes);
    assert.ok(scheduled?.activityTaskScheduledEventAttributes?.activityType);
    scheduled.activityTaskScheduledEventAttributes.activityType.name = 'example.other.interpret@1';
    await assert.rejects(replay(altered, first.workflowId), DeterminismViolationError);
  });

  it('left nothing of the machine in what was recorded', () => {
    for (const { name, text } of histories) assert.doesNotMatch(text, /\/(work|home|tmp|root)\//, name);
  });
});
