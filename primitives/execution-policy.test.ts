import assert from 'node:assert/strict';
import { executionPolicy } from './execution-policy.ts';

describe('the execution policy', () => {
  it('is interactive unless said, and longer for what computes', () => {
    assert.deepEqual(
      [executionPolicy(), executionPolicy({ class: 'compute' })].map((policy) => [
        policy.class,
        policy.startToCloseSeconds,
        policy.memoryMiB,
      ]),
      [
        ['interactive', 60, 64],
        ['compute', 3600, 512],
      ],
    );
  });

  it('takes what the author says', () => {
    const { determinism, maximumAttempts, heartbeatSeconds } = executionPolicy({
      determinism: 'seeded',
      maximumAttempts: 1,
    });
    assert.deepEqual([determinism, maximumAttempts, heartbeatSeconds], ['seeded', 1, 15]);
  });
});
