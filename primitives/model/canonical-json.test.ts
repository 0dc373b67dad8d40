import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BverError } from '../errors.ts';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, 3.2.2 and 3.2.3', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(value),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as in RFC 8785, 3.2.3', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(
      JSON.parse(canonicalJson(Object.fromEntries(names.map((name) => [`x${name}`, 0])))) as object,
    );
    assert.deepEqual(
      sorted,
      ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'].map((name) => `x${name}`),
    );
  });

  /** Numbers of RFC 8785, appendix B, by their bits. */
  const NUMBERS: readonly (readonly [bits: string, written: string])[] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  for (const [bits, written] of NUMBERS) {
    it(`writes ${bits} as ${written}`, () => {
      assert.equal(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE()), written);
    });
  }

  it('refuses what JSON has no form for, wherever it stands', () => {
    for (const value of [NaN, Infinity, -Infinity, 1n, () => 1, Symbol('x')]) {
      for (const around of [value, [value], { deep: { deeper: [value] } }]) {
        assert.throws(
          () => canonicalJson(around),
          (error: unknown) => error instanceof BverError && error.code === 'model.not-canonical',
        );
      }
    }
    assert.throws(() => canonicalJson(Float64Array.of(1, NaN)), BverError);
  });

  it('leaves out members that are undefined', () => assert.equal(canonicalJson({ a: undefined, b: 1 }), '{"b":1}'));

  it('reads back as what was written, whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const shuffled = reversed(value);
        assert.equal(canonicalJson(shuffled), canonicalJson(value));
        assert.equal(canonicalJson(JSON.parse(canonicalJson(value))), canonicalJson(value));
      }),
    );
  });
});

/** The same value with the members of every object in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member)]));
}
