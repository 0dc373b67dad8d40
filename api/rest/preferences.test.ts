import assert from 'node:assert/strict';
import { preferencesOf } from './preferences.ts';

describe('Prefer', () => {
  it('waits as long as it says, and says so', () => {
    assert.deepEqual(preferencesOf('wait=10'), { waitSeconds: 10, applied: 'wait=10' });
    assert.deepEqual(preferencesOf('handling=lenient, WAIT = "7"; x=y'), { waitSeconds: 7, applied: 'wait=7' });
    assert.deepEqual(preferencesOf('respond-async, wait=3'), { waitSeconds: 3, applied: 'respond-async, wait=3' });
  });

  it('answers at once for respond-async', () => {
    assert.deepEqual(preferencesOf('respond-async'), { waitSeconds: 0, applied: 'respond-async' });
  });

  it('never waits longer than connections live, and ignores what it does not understand', () => {
    assert.equal(preferencesOf('wait=100000').waitSeconds, 60);
    for (const header of [undefined, '', 'wait', 'wait=-1', 'wait=soon', 'return=minimal'])
      assert.deepEqual(preferencesOf(header), {});
  });
});
