import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { assertions } from '../../test/example-pack/arbitraries.ts';
import type { Assertion } from './assertion.ts';
import { fromTuple, toTuple } from './assertion-tuple.ts';
import { textEvidence } from './evidence.ts';

describe('the stored form of an assertion', () => {
  it('reads back as the same assertion, also by way of JSON', () => {
    fc.assert(
      fc.property(assertions, (assertion) => {
        assert.deepEqual(fromTuple(toTuple(assertion)), assertion);
        assert.deepEqual(
          fromTuple(JSON.parse(JSON.stringify(toTuple(assertion))) as ReturnType<typeof toTuple>),
          assertion,
        );
      }),
    );
  });

  it('is what it was before there were other selectors and uncertainties, so that digests stay', () => {
    const assertion: Assertion = {
      subject: 'board.a',
      path: 'length',
      value: 0.8,
      state: 'stated',
      unit: 'cm',
      method: 'number',
      evidence: [textEvidence('0123456789abcdef', 7, 2, 2, 1)],
      wasDerivedFrom: [{ subject: 'book.b', path: 'mass' }],
      confidence: 1,
    };
    const stored = '["board.a","length",0.8,0,"cm","number",[["0123456789abcdef",7,2,2,1]],["book.b","mass"],1]';
    assert.equal(JSON.stringify(toTuple(assertion)), stored);
    const uncertain = { ...assertion, uncertainty: { standardUncertainty: 0.01 } };
    assert.equal(JSON.stringify(toTuple(uncertain)), `${stored.slice(0, -1)},[0.01,null,null,null]]`);
  });

  it('says each selector and each uncertainty differently', () => {
    fc.assert(
      fc.property(assertions, assertions, (a, b) => {
        const alike = { ...a, evidence: b.evidence };
        assert.equal(
          JSON.stringify(toTuple(a)) === JSON.stringify(toTuple(alike)),
          isDeepStrictEqual(a.evidence, b.evidence),
        );
      }),
    );
  });
});
