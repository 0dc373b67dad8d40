import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ProvAttributes, ProvElement, ProvJson, ProvRelationName } from '../prov-json.ts';
import { PROV_RELATIONS, qualified } from '../prov-json.ts';
import { provViolations, undeclaredNames } from './check.ts';

type Said = readonly [ProvElement | ProvRelationName, id: string, ...ends: (string | undefined)[]];

/** A statement as PROV-N writes it; `-` or nothing where an end is left open, `_` for no identifier. */
function document(...said: readonly (Said | readonly [Said, ProvAttributes])[]): ProvJson {
  const statements: Record<string, Record<string, ProvAttributes[]>> = {};
  said.forEach((one, i) => {
    const [[kind, id, ...ends], attributes] = isPair(one) ? one : [one, {}];
    const names: readonly string[] =
      kind === 'activity' ? ['prov:startTime', 'prov:endTime'] : kind in PROV_RELATIONS ? relation(kind) : [];
    const given = names.flatMap((name, k) => (ends[k] === undefined || ends[k] === '-' ? [] : [[name, ends[k]]]));
    const of = (statements[kind] ??= {});
    const key = id === '_' ? `_:${i}` : id;
    of[key] = [...(of[key] ?? []), { ...(Object.fromEntries(given) as ProvAttributes), ...attributes }];
  });
  return { prefix: { ex: 'http://example.org/' }, ...statements };
}
const relation = (kind: string): readonly string[] => PROV_RELATIONS[kind as ProvRelationName];
const isPair = (one: Said | readonly [Said, ProvAttributes]): one is readonly [Said, ProvAttributes] =>
  Array.isArray(one[0]);

const T1 = '2012-03-31T09:21:00.000Z';
const T2 = '2012-04-01T15:21:00.000+01:00';
const T2_UTC = '2012-04-01T14:21:00Z';
const EMPTY = { 'prov:type': qualified('prov:EmptyCollection') };

/** After the W3C test cases for PROV-CONSTRAINTS: what is valid, and by which constraint the rest is not. */
const CASES: readonly (readonly [name: string, broken: readonly number[], ProvJson])[] = [
  ['nothing at all', [], document()],
  // Uniqueness
  ['an activity said twice alike', [], document(['activity', 'a', T1, T2], ['activity', 'a', T1, T2_UTC])],
  ['an activity said in two parts', [], document(['activity', 'a', T1], ['activity', 'a', '-', T2])],
  ['an activity that starts twice', [22], document(['activity', 'a', T1], ['activity', 'a', T2])],
  ['a usage said in two parts', [], document(['used', 'u', 'a', 'e'], ['used', 'u', 'a', '-', T1])],
  ['one usage of two entities', [23], document(['used', 'u', 'a', 'e1'], ['used', 'u', 'a', 'e2'])],
  ['one usage at two times', [23], document(['used', 'u', 'a', 'e', T1], ['used', 'u', 'a', 'e', T2])],
  [
    'one plan and another',
    [23],
    document(['wasAssociatedWith', 'w', 'a', 'ag', 'p1'], ['wasAssociatedWith', 'w', 'a', 'ag', 'p2']),
  ],
  ['two usages of one entity', [], document(['used', 'u1', 'a', 'e', T1], ['used', 'u2', 'a', 'e', T2])],
  ['a generation said twice', [], document(['wasGeneratedBy', 'g', 'e', 'a'], ['wasGeneratedBy', '_', 'e', 'a', T1])],
  [
    'two generations by one activity',
    [24],
    document(['wasGeneratedBy', 'g1', 'e', 'a'], ['wasGeneratedBy', 'g2', 'e', 'a']),
  ],
  [
    'a generation at two times',
    [24],
    document(['wasGeneratedBy', '_', 'e', 'a', T1], ['wasGeneratedBy', '_', 'e', 'a', T2]),
  ],
  [
    'generations by two activities',
    [],
    document(['wasGeneratedBy', 'g1', 'e', 'a1'], ['wasGeneratedBy', 'g2', 'e', 'a2']),
  ],
  [
    'a generation by an activity that turns out to be the same',
    [24],
    document(
      ['wasGeneratedBy', 'g1', 'e', '-'],
      ['wasGeneratedBy', 'g1', 'e', 'a', T1],
      ['wasGeneratedBy', 'g2', 'e', 'a'],
    ),
  ],
  [
    'two invalidations by one activity',
    [25],
    document(['wasInvalidatedBy', 'i1', 'e', 'a'], ['wasInvalidatedBy', 'i2', 'e', 'a']),
  ],
  [
    'two starts by one starter',
    [26],
    document(['wasStartedBy', 's1', 'a', 'e1', 'a0'], ['wasStartedBy', 's2', 'a', 'e2', 'a0']),
  ],
  [
    'two starts by two starters',
    [],
    document(['wasStartedBy', 's1', 'a', 'e1', 'a1'], ['wasStartedBy', 's2', 'a', 'e2', 'a2']),
  ],
  [
    'two ends by one ender',
    [27],
    document(['wasEndedBy', 'x1', 'a', 'e1', 'a0'], ['wasEndedBy', 'x2', 'a', 'e2', 'a0']),
  ],
  [
    'a start at the time of its activity',
    [],
    document(['activity', 'a', T2], ['wasStartedBy', 's', 'a', '-', '-', T2_UTC]),
  ],
  ['a start at another time', [28], document(['activity', 'a', T1], ['wasStartedBy', 's', 'a', '-', '-', T2])],
  ['an end at another time', [29], document(['activity', 'a', '-', T1], ['wasEndedBy', 'x', 'a', '-', '-', T2])],
  [
    'a derivation by the generation that is said',
    [],
    document(
      ['wasGeneratedBy', 'g', 'e2', 'a'],
      ['used', 'u', 'a', 'e1'],
      ['wasDerivedFrom', '_', 'e2', 'e1', 'a', 'g', 'u'],
    ),
  ],
  [
    'a derivation by the generation of something else',
    [23],
    document(['wasGeneratedBy', 'g', 'e3', 'a'], ['wasDerivedFrom', '_', 'e2', 'e1', 'a', 'g', '-']),
  ],
  [
    'a derivation by the usage of something else',
    [23],
    document(['used', 'u', 'a', 'e3'], ['wasDerivedFrom', '_', 'e2', 'e1', 'a', '-', 'u']),
  ],
  [
    'a derivation by a second generation',
    [24],
    document(['wasGeneratedBy', 'g1', 'e2', 'a'], ['wasDerivedFrom', '_', 'e2', 'e1', 'a', 'g2', 'u']),
  ],
  // Event ordering
  ['a chain of derivations', [], document(['wasDerivedFrom', '_', 'e3', 'e2'], ['wasDerivedFrom', '_', 'e2', 'e1'])],
  ['an entity derived from itself', [42], document(['wasDerivedFrom', '_', 'e', 'e'])],
  [
    'a circle of derivations',
    [42, 42],
    document(['wasDerivedFrom', '_', 'e1', 'e2'], ['wasDerivedFrom', '_', 'e2', 'e1']),
  ],
  ['used and generated by one activity', [], document(['used', '_', 'a', 'e'], ['wasGeneratedBy', '_', 'e', 'a'])],
  [
    'derived from what a later activity made',
    [42],
    document(
      ['wasDerivedFrom', '_', 'e1', 'e2'],
      ['used', '_', 'a', 'e1'],
      ['wasGeneratedBy', 'g', 'e2', 'a2'],
      ['wasDerivedFrom', '_', 'e2', 'e1', 'a', '-', '-'],
    ),
  ],
  [
    'generated by two activities, the second of which used what came of it',
    [42],
    document(
      ['wasGeneratedBy', '_', 'e1', 'a1'],
      ['wasGeneratedBy', '_', 'e2', 'a2'],
      ['used', 'u2', 'a2', 'e1'],
      ['wasDerivedFrom', '_', 'e2', 'e1', 'a2', '-', 'u2'],
      ['wasGeneratedBy', '_', 'e1', 'a3'],
      ['wasDerivedFrom', '_', 'e1', 'e2', 'a3', '-', '-'],
    ),
  ],
  [
    'used before the end of what it came from',
    [],
    document(['wasInformedBy', '_', 'a2', 'a1'], ['wasInformedBy', '_', 'a1', 'a2']),
  ],
  [
    'two activities that exchange results',
    [],
    document(
      ['wasGeneratedBy', '_', 'e1', 'a1'],
      ['used', '_', 'a2', 'e1'],
      ['wasGeneratedBy', '_', 'e2', 'a2'],
      ['used', '_', 'a1', 'e2'],
    ),
  ],
  [
    'started by what it made from something',
    [42],
    document(
      ['wasStartedBy', '_', 'a', 'e2'],
      ['wasDerivedFrom', '_', 'e2', 'e1', 'a', '-', '-'],
      ['wasGeneratedBy', '_', 'e1', 'a'],
    ),
  ],
  [
    'ended by what was derived from what came later',
    [42],
    document(
      ['wasEndedBy', '_', 'a', 'e2'],
      ['wasDerivedFrom', '_', 'e1', 'e2'],
      ['wasGeneratedBy', '_', 'e1', 'a'],
      ['wasStartedBy', '_', 'b', 'e1'],
      ['wasGeneratedBy', '_', 'e2', 'b'],
    ),
  ],
  [
    'a specialization that is older than the general',
    [42],
    document(['specializationOf', '_', 'e2', 'e1'], ['wasDerivedFrom', '_', 'e1', 'e2']),
  ],
  [
    'a specialization of what it was derived from',
    [],
    document(['specializationOf', '_', 'e2', 'e1'], ['wasDerivedFrom', '_', 'e2', 'e1']),
  ],
  [
    'alternates of one another',
    [],
    document(['alternateOf', '_', 'e2', 'e1'], ['wasDerivedFrom', '_', 'e2', 'e1'], ['alternateOf', '_', 'e1', 'e2']),
  ],
  [
    'attributed to an agent that was made of it',
    [42],
    document(['wasAttributedTo', '_', 'e', 'ag'], ['wasDerivedFrom', '_', 'ag', 'e']),
  ],
  ['attributed to an agent', [], document(['wasAttributedTo', '_', 'e', 'ag'], ['agent', 'ag'])],
  // Typing and impossibility
  [
    'a derivation by events of no activity',
    [51],
    document(['wasGeneratedBy', 'g', 'e2', 'a'], ['wasDerivedFrom', '_', 'e2', 'e1', '-', 'g', '-']),
  ],
  ['its own specialization', [52], document(['specializationOf', '_', 'e', 'e'])],
  [
    'its own specialization, by way of another',
    [52, 52],
    document(['specializationOf', '_', 'e1', 'e2'], ['specializationOf', '_', 'e2', 'e1']),
  ],
  [
    'a usage and a generation of one name',
    [53],
    document(['used', 'x', 'a', 'e1'], ['wasGeneratedBy', 'x', 'e2', 'a']),
  ],
  ['an influence and a usage of one name', [], document(['used', 'x', 'a', 'e'], ['wasInfluencedBy', 'x', 'a', 'e'])],
  ['an entity and a usage of one name', [54], document(['entity', 'x'], ['used', 'x', 'a', 'e'])],
  ['an entity that is an agent', [], document(['entity', 'x'], ['agent', 'x'])],
  ['an activity that is an agent', [], document(['activity', 'x'], ['agent', 'x'])],
  ['an entity that is an activity', [55], document(['entity', 'x'], ['activity', 'x'])],
  ['an entity that is used as an activity', [55], document(['used', '_', 'x', 'e'], ['used', '_', 'a', 'x'])],
  ['a plan that is an activity', [55], document(['wasAssociatedWith', '_', 'a', 'ag', 'p'], ['activity', 'p'])],
  ['a member of a collection', [], document(['entity', 'c'], ['hadMember', '_', 'c', 'e'])],
  ['a member of an empty collection', [56], document([['entity', 'c'], EMPTY], ['hadMember', '_', 'c', 'e'])],
  [
    'a member of a specialization of an empty collection',
    [56],
    document([['entity', 'c'], EMPTY], ['specializationOf', '_', 'd', 'c'], ['hadMember', '_', 'd', 'e']),
  ],
  ['a member that is an activity', [55], document(['hadMember', '_', 'c', 'x'], ['activity', 'x'])],
];

describe('the constraints of PROV', () => {
  for (const [name, broken, given] of CASES) {
    it(`${broken.length === 0 ? 'allow' : 'forbid'} ${name}`, () => {
      const found = provViolations(given);
      assert.deepEqual([...new Set(found.map(({ constraint }) => constraint))], [...new Set(broken)]);
    });
  }

  it('say the way round in a circle', () => {
    const [found] = provViolations(
      document(
        ['wasStartedBy', '_', 'a', 'e2'],
        ['wasGeneratedBy', '_', 'e1', 'a'],
        ['wasDerivedFrom', '_', 'e2', 'e1'],
      ),
    );
    assert.equal(found?.name, 'derivation-generation-generation-ordering');
    assert.equal(
      found.problem,
      'generation of e1 is before generation of e2, generation of e2 is not after start of a (43), start of a is not after generation of e1 (34)',
    );
  });

  it('hold in each bundle by itself', () => {
    const one = document(['activity', 'a', T1]);
    const other = document(['activity', 'a', T2]);
    assert.deepEqual(provViolations({ ...one, bundle: { b: other } }), []);
    assert.equal(provViolations({ bundle: { b: document(['wasDerivedFrom', '_', 'e', 'e']) } }).length, 1);
  });

  it('do not depend on the order in which things are said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CASES), fc.array(fc.nat(), { minLength: 1 }), ([, broken, given], numbers) => {
        let drawn = 0;
        const next = (): number => numbers[drawn++ % numbers.length] ?? 0;
        const shuffled = Object.fromEntries(
          Object.entries(given).map(([kind, of]) => [
            kind,
            Object.fromEntries(
              Object.entries(of)
                .map((entry) => [next(), entry] as const)
                .sort(([a], [b]) => a - b)
                .map(([, entry]) => entry),
            ) as unknown,
          ]),
        ) as ProvJson;
        const found = provViolations(shuffled).map(({ constraint }) => constraint);
        assert.deepEqual([...new Set(found)].sort(), [...new Set(broken)].sort());
      }),
    );
  });

  it('are broken by whatever turns a history round', () => {
    // Activities in a row, each of which makes a thing of the one before it: valid, until a later thing is made an origin.
    const history = (length: number): Said[] =>
      Array.from({ length }, (_, i) => i).flatMap((i): Said[] => [
        ['used', `u${i}`, `a${i}`, `e${i}`],
        ['wasGeneratedBy', `g${i}`, `e${i + 1}`, `a${i}`],
        ['wasDerivedFrom', '_', `e${i + 1}`, `e${i}`, `a${i}`, `g${i}`, `u${i}`],
      ]);
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (length, a, b) => {
        const early = a % length;
        const late = early + 1 + (b % (length - early));
        assert.deepEqual(provViolations(document(...history(length))), []);
        const backwards: Said[] = [
          ['wasDerivedFrom', '_', `e${early}`, `e${late}`],
          ['specializationOf', '_', `e${early}`, `e${late}`],
          ['wasAttributedTo', '_', `e${early}`, `e${late}`],
          // By what it made itself an activity may be started: at one and the same moment.
          ...(late > early + 1 ? [['wasStartedBy', '_', `a${early}`, `e${late}`] as const] : []),
        ];
        for (const one of backwards) assert.notDeepEqual(provViolations(document(...history(length), one)), [], one[0]);
      }),
    );
  });
});

describe('names that nobody declared', () => {
  it('are found at every end', () => {
    const given = document(
      ['entity', 'e1'],
      ['used', 'u', 'a', 'e1', T1],
      ['wasDerivedFrom', '_', 'e2', 'e1', 'a', 'g', 'u'],
      ['wasAssociatedWith', '_', 'a', 'ag', 'plan'],
    );
    assert.deepEqual(undeclaredNames(given), ['a', 'ag', 'e2', 'g', 'plan']);
  });
});
