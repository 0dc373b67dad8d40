import assert from 'node:assert/strict';
import { traceContextOf } from './trace-context.ts';

const HEADER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';

describe('trace context', () => {
  it('goes on with the trace of the caller, under a span of its own', () => {
    const { traceId, traceparent } = traceContextOf(HEADER);
    assert.equal(traceId, '0af7651916cd43dd8448eb211c80319c');
    assert.match(traceparent, /^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-00$/);
  });

  it('starts a trace where the header is absent or malformed', () => {
    const malformed = [
      undefined,
      '',
      'x',
      HEADER.replace('00-0', 'ff-0'),
      HEADER.replace('0af7651916cd43dd8448eb211c80319c', '0'.repeat(32)),
      HEADER.toUpperCase(),
    ];
    for (const header of malformed)
      assert.match(traceContextOf(header).traceparent, /^00-(?!0af7)[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
