import assert from 'node:assert/strict';
import fc from 'fast-check';
import { said } from '../../test/example-pack/said.ts';
import type { Assertion, Conversion, ConversionStep } from '../index.ts';
import { compareAssertions, convert, STRUCTURE } from '../index.ts';

const up = (conversion: Conversion) => ({ conversion, direction: 'up' }) as const;
const down = (conversion: Conversion) => ({ conversion, direction: 'down' }) as const;
const conversionOf = (...steps: ConversionStep[]): Conversion => ({ from: 1, to: 2, steps });

const typed = (subject: string, type: string): Assertion => said(subject, STRUCTURE.type, type);
const about = (assertions: readonly Assertion[], subject: string, path: string): Assertion | undefined =>
  assertions.find((assertion) => assertion.subject === subject && assertion.path === path);

describe('converting a snapshot', () => {
  const evidence = [
    { source: '0123456789abcdef', selector: { type: 'text', offset: 3, length: 2, line: 1, column: 4 } },
  ] as const;
  const length = said('board.a', 'length', 0.8, { evidence });

  it('renames a property, which still quotes its source, and those derived from it know it by its new name', () => {
    const area = said('board.a', 'area', 2, {
      state: 'derived',
      wasDerivedFrom: [{ subject: 'board.a', path: 'length' }],
    });
    const step = { op: 'renameProperty', type: 'Board', from: 'length', to: 'span' } as const;
    const after = convert([typed('board.a', 'Board'), length, area], [up(conversionOf(step))]);
    assert.deepEqual(about(after, 'board.a', 'span'), { ...length, path: 'span' });
    assert.equal(about(after, 'board.a', 'length'), undefined);
    assert.deepEqual(about(after, 'board.a', 'area')?.wasDerivedFrom, [{ subject: 'board.a', path: 'span' }]);
  });

  it('computes a value from the one that stood there, which stays beside it with its evidence', () => {
    const step = { op: 'rescale', type: 'Board', property: 'length', factor: 1000 } as const;
    const after = convert([typed('board.a', 'Board'), length], [up(conversionOf(step))]);
    const now = about(after, 'board.a', 'length');
    assert.equal(now?.value, 800);
    assert.equal(now.state, 'derived');
    assert.deepEqual(now.wasDerivedFrom, [{ subject: 'board.a', path: 'length@1.1' }]);
    assert.deepEqual(about(after, 'board.a', 'length@1.1'), { ...length, path: 'length@1.1' });
  });

  it('scales how exact a value is with the value', () => {
    const step = { op: 'rescale', type: 'Board', property: 'length', factor: -2 } as const;
    const uncertainty = { standardUncertainty: 0.1, lower: 0.5, upper: 1.5 };
    const exact = said('board.a', 'length', 1, { uncertainty });
    const after = convert([typed('board.a', 'Board'), exact], [up(conversionOf(step))]);
    assert.deepEqual(about(after, 'board.a', 'length')?.uncertainty, {
      standardUncertainty: 0.2,
      lower: -3,
      upper: -1,
    });
    assert.deepEqual(convert(after, [down(conversionOf(step))]), [typed('board.a', 'Board'), exact]);
  });

  it('takes back what was changed meanwhile, as far as the step goes', () => {
    const step = { op: 'rescale', type: 'Board', property: 'length', factor: 1000 } as const;
    const chain = conversionOf(step);
    const changed = convert([typed('board.a', 'Board'), length], [up(chain)]).map((assertion) =>
      assertion.path === 'length' ? said('board.a', 'length', 900) : assertion,
    );
    const back = convert(changed, [down(chain)]);
    assert.equal(about(back, 'board.a', 'length')?.value, 0.9);
    assert.equal(about(back, 'board.a', 'length@1.1'), undefined);
    assert.equal(about(back, 'board.a', 'length@2.1')?.value, 900);
    assert.deepEqual(
      convert(back, [up(chain)]).map(({ path, value }) => [path, value]),
      [
        ['@type', 'Board'],
        ['length', 900],
      ],
    );
  });

  it('splits a list and merges it again, and other words mean the same', () => {
    const steps = [
      { op: 'split', type: 'Board', property: 'size', into: ['width', 'height'] },
      { op: 'recode', type: 'Board', property: 'wood', values: { spruce: 'PCAB', oak: 'QCXE' } },
    ] as const;
    const before = [typed('a', 'Board'), said('a', 'size', [0.2, 0.8]), said('a', 'wood', 'oak')];
    const after = convert(before, [up(conversionOf(...steps))]);
    assert.deepEqual(
      ['width', 'height', 'wood', 'size'].map((path) => about(after, 'a', path)?.value),
      [0.2, 0.8, 'QCXE', undefined],
    );
    const written = [typed('b', 'Board'), said('b', 'width', 0.3), said('b', 'height', 2), said('b', 'wood', 'PCAB')];
    const back = convert(written, [down(conversionOf(...steps))]);
    assert.deepEqual(about(back, 'b', 'size')?.value, [0.3, 2]);
    assert.equal(about(back, 'b', 'wood')?.value, 'spruce');
  });

  it('keeps what a step cannot compute with, and lets nothing stand in its place', () => {
    const odd = [typed('a', 'Board'), said('a', 'length', 'long'), said('a', 'size', 3)];
    const steps = conversionOf(
      { op: 'rescale', type: 'Board', property: 'length', factor: 2 },
      { op: 'split', type: 'Board', property: 'size', into: ['width', 'height'] },
    );
    const after = convert(odd, [up(steps)]);
    assert.deepEqual(
      after.map(({ path, value }) => [path, value]),
      [
        ['@type', 'Board'],
        ['length@1.1', 'long'],
        ['size@1.2', 3],
      ],
    );
    assert.deepEqual(convert(after, [down(steps)]), [...odd].sort(compareAssertions));
    const none = [typed('a', 'Board'), said('a', 'length', '', { state: 'absent' })];
    assert.deepEqual(convert(none, [up(steps)]), [...none].sort(compareAssertions));
  });
});

const TYPES = ['Board', 'Book'];
const PATHS = ['length', 'mass', 'size', 'wood', 'parts'];
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const values = fc.oneof(numbers, fc.constantFrom('oak', 'spruce', 'PCAB'), fc.array(numbers, { maxLength: 3 }));
const subjects = fc.constantFrom('a', 'b', 'c', 'd');

/** Snapshots as the old binding can say them: elements of a type, with some of its properties. */
const snapshots: fc.Arbitrary<Assertion[]> = fc
  .tuple(
    fc
      .uniqueArray(subjects, { minLength: 1 })
      .chain((ids) => fc.tuple(...ids.map((id) => fc.constantFrom(...TYPES).map((type) => typed(id, type))))),
    fc.uniqueArray(
      fc.record({
        subject: subjects,
        path: fc.constantFrom(...PATHS),
        value: values,
        state: fc.constantFrom('stated' as const, 'derived' as const, 'assumed' as const, 'absent' as const),
        operands: fc.array(fc.record({ subject: subjects, path: fc.constantFrom(...PATHS) }), { maxLength: 2 }),
      }),
      { selector: ({ subject, path }) => `${subject} ${path}`, maxLength: 12 },
    ),
  )
  .map(([types, rest]) =>
    [
      ...types,
      ...rest.map(({ subject, path, value, state, operands }) =>
        said(subject, path, value, { state, wasDerivedFrom: operands.map((operand) => ({ ...operand })) }),
      ),
    ].sort(compareAssertions),
  );

const types = fc.constantFrom(...TYPES);
const steps: fc.Arbitrary<ConversionStep[]> = fc
  .record({
    renamed: types,
    scaled: fc.record({ type: types, factor: fc.constantFrom(0.3048, -1, 1000, 1e-3, 9.80665) }),
    type: types,
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5]),
  })
  .map(({ renamed, scaled, type, order }) => {
    const all: ConversionStep[] = [
      { op: 'renameProperty', type, from: 'length', to: 'span' },
      { op: 'rescale', ...scaled, property: 'mass' },
      { op: 'recode', type, property: 'wood', values: { oak: 'QCXE', spruce: 'PCAB' } },
      { op: 'split', type, property: 'size', into: ['width', 'height'] },
      { op: 'merge', type, properties: ['mass', 'parts'], into: 'whole' },
      { op: 'assume', type, property: 'colour', value: 'white' },
    ];
    return [...order.flatMap((i) => all[i] ?? []), { op: 'renameType', from: renamed, to: 'Renamed' }];
  });

describe('the laws of conversion', () => {
  it('down(up(s)) = s, to the last bit', () => {
    fc.assert(
      fc.property(snapshots, steps, (snapshot, all) => {
        const conversion = conversionOf(...all);
        assert.deepEqual(convert(convert(snapshot, [up(conversion)]), [down(conversion)]), snapshot);
      }),
      { numRuns: 500 },
    );
  });

  it('up(down(up(s))) = up(s), and the same over two conversions', () => {
    fc.assert(
      fc.property(snapshots, steps, fc.constantFrom(2, 0.3048), (snapshot, all, factor) => {
        const first = conversionOf(...all);
        const second: Conversion = {
          from: 2,
          to: 3,
          steps: [
            { op: 'rescale', type: 'Renamed', property: 'mass', factor },
            { op: 'renameProperty', type: 'Board', from: 'mass', to: 'weight' },
          ],
        };
        const there = convert(snapshot, [up(first), up(second)]);
        assert.deepEqual(convert(there, [down(second), down(first)]), snapshot);
        const one = convert(snapshot, [up(first)]);
        assert.deepEqual(convert(convert(one, [down(first)]), [up(first)]), one);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing loses its evidence, and what is derived is derived from what stands, where it was before', () => {
    fc.assert(
      fc.property(snapshots, steps, (snapshot, all) => {
        const standing = (list: readonly Assertion[]): Set<string> =>
          new Set(list.map(({ subject, path }) => `${subject} ${path}`));
        const dangling = (list: readonly Assertion[]): number => {
          const there = standing(list);
          return list
            .flatMap(({ wasDerivedFrom }) => wasDerivedFrom)
            .filter((o) => !there.has(`${o.subject} ${o.path}`)).length;
        };
        const after = convert(snapshot, [up(conversionOf(...all))]);
        assert.ok(dangling(after) <= dangling(snapshot));
      }),
      { numRuns: 300 },
    );
  });
});
