import assert from 'node:assert/strict';
import { ActionQueue } from './action-queue.ts';
import { roundHalfEven } from './half-even.ts';

describe('control actions', () => {
  it('leave the queue earliest first, and of one time the last queued first', () => {
    const queue = new ActionQueue<string>();
    queue.push(30, 'late');
    queue.push(15, 'first');
    queue.push(15, 'second');
    assert.deepEqual(queue.takeNearest(), ['second', 'first']);
    assert.deepEqual(queue.takeNearest(), ['late']);
    assert.deepEqual([queue.isEmpty, queue.takeNearest()], [true, []]);
  });

  it('can be taken back', () => {
    const queue = new ActionQueue<string>();
    queue.push(15, 'a');
    queue.push(15, 'b');
    queue.remove('b');
    queue.remove('c');
    assert.deepEqual(queue.takeNearest(), ['a']);
  });

  it('count taps with halves to the even number', () => {
    assert.deepEqual(
      [0.5, 1.5, 2.5, -0.5, -1.5, 2.4, -2.6].map(roundHalfEven).map((n) => n + 0),
      [0, 2, 2, 0, -2, 2, -3],
    );
  });
});
