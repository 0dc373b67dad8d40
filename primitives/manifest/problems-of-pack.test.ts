import assert from 'node:assert/strict';
import { examplePack } from '../../test/example-pack/index.ts';
import { nextExamplePack } from '../../test/example-pack/next/pack.ts';
import { Board, kilogram, metre } from '../../test/example-pack/taxonomy.ts';
import { thrownBy } from '../../test/example-pack/thrown.ts';
import type { DomainPack, Mapping } from '../index.ts';
import { createRegistry, unit } from '../index.ts';
import { problemsOfPack } from './problems-of-pack.ts';

const with_ = (changes: Partial<DomainPack>): DomainPack => ({ ...examplePack, ...changes });
const bound = (binding: Partial<DomainPack['binding']>): DomainPack =>
  with_({ binding: { ...examplePack.binding, ...binding } });
const constraint = (changes: object): DomainPack =>
  bound({
    constraints: [
      {
        targetClass: Board,
        id: 'c',
        path: 'length',
        message: '{value}',
        examples: { pass: [], fail: [] },
        ...changes,
      },
    ],
  });
const mapped = (classes: Mapping['classes']): DomainPack =>
  bound({ mappings: [{ name: 'm', title: 'M', basis: [], namespaces: { m: 'urn:m#' }, classes }] });
const boardAs = (properties: Mapping['classes'][number]['properties']): DomainPack =>
  mapped([{ type: Board, class: 'm:Board', properties }]);
const [conversion] = nextExamplePack.conversions;
assert.ok(conversion);

describe('the manifest of a pack', () => {
  it('is in order for the packs that are there', () => {
    assert.deepEqual(problemsOfPack(examplePack), []);
    assert.deepEqual(problemsOfPack(nextExamplePack), []);
  });

  const wrong: readonly (readonly [string, DomainPack, RegExp])[] = [
    ['a contract that is not this one', with_({ contract: '^9.0.0' }), /needs contract \^9\.0\.0/],
    ['a version that is none', with_({ version: 'one' }), /version one is no semantic version/],
    ['a capability that there is not', with_({ capabilities: ['job' as 'jobs'] }), /capability job,/],
    ['a storage version of no number', with_({ storageVersion: 0 }), /storageVersion 0/],
    [
      'a type of another domain',
      bound({ types: [...examplePack.binding.types, { ...Board, typeId: 'other.Board' }] }),
      /other\.Board is of another/,
    ],
    [
      'a resolver it has not',
      with_({ preparation: { resolvers: ['example.x.resolve'], simulators: {} } }),
      /the resolver example\.x/,
    ],
    [
      'a unit of two sizes',
      bound({ statedIn: [unit('Length', 'cm', 0.1)] }),
      /cm of Length is 0\.01 in SI in one place, and 0\.1 in another/,
    ],
    ['a gap between conversions', { ...nextExamplePack, storageVersion: 3 }, /end at storage version 2/],
    [
      'a conversion that cannot be undone',
      {
        ...nextExamplePack,
        conversions: [
          {
            ...conversion,
            steps: [...conversion.steps, { op: 'rescale', type: 'example.Board', property: 'span', factor: 0 }],
          },
        ],
      },
      /rescales span by 0/,
    ],
    [
      'a conversion to what is not there',
      {
        ...nextExamplePack,
        conversions: [
          { ...conversion, steps: [{ op: 'renameProperty', type: 'example.Board', from: 'length', to: 'spam' }] },
        ],
      },
      /example\.Board\.spam, which the binding has not/,
    ],
    ['a constraint on what is not there', constraint({ path: 'lenght' }), /example\.Board\.lenght/],
    ['a bound of another kind', constraint({ minInclusive: { value: 1, unit: kilogram } }), /\(Length\) with Mass/],
    ['a message with a hole', constraint({ message: '{values}' }), /a hole \{values\}/],
    [
      'an example that comes out otherwise',
      constraint({ minInclusive: { value: 1, unit: metre }, examples: { pass: [{ length: 0 }], fail: [] } }),
      /came out as fail/,
    ],
    ['a mapping of what is not there', boardAs({ lenght: { attribute: 'm:length' } }), /maps lenght/],
    [
      'a mapping to another kind',
      boardAs({ length: { attribute: 'm:length', unit: kilogram } }),
      /of Length, and m:length in kg/,
    ],
    [
      'an attribute twice',
      boardAs({ length: { attribute: 'm:x' }, loadLimit: { attribute: 'm:x' } }),
      /two properties to m:x/,
    ],
    ['a prefix that is not declared', boardAs({ length: { attribute: 'n:length' } }), /n:length, whose prefix/],
    [
      'two classes of one type that nobody can tell apart',
      mapped([
        { type: Board, class: 'm:A', properties: {} },
        { type: Board, class: 'm:B', properties: {} },
      ]),
      /m:A, and something else/,
    ],
  ];
  for (const [what, pack, problem] of wrong) {
    it(`is refused with ${what}, and says what to do`, () => {
      const problems = problemsOfPack(pack);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]?.problem ?? '', problem);
      assert.ok((problems[0]?.remedy ?? '').length > 10);
    });
  }

  it('says everything that is wrong at once', () => {
    const all = problemsOfPack(with_({ contract: '^9.0.0', version: 'one', storageVersion: 0, license: '' }));
    assert.equal(all.length, 4);
  });

  it('hides no other pack when it is wrong', () => {
    const bad = { ...nextExamplePack, name: 'bad', version: 'one' };
    const { packs, refused } = createRegistry([bad, examplePack]);
    assert.deepEqual(packs, [examplePack]);
    assert.ok(refused.length > 1 && refused.every(({ code }) => code === 'pack.invalid'));
    assert.ok(refused.every(({ message }) => message.startsWith('The pack bad: ')));
  });

  it('is refused where the service does not declare a capability, with what to add', () => {
    const error = thrownBy(() => createRegistry([examplePack], ['jobs']), 'pack.invalid');
    assert.match(error.message, /content-store, which the service does not declare/);
    assert.match(error.remedy, /service\.yaml/);
  });

  it('is refused where two packs have one name', () => {
    assert.match(thrownBy(() => createRegistry([examplePack, nextExamplePack]), 'pack.invalid').message, /two packs/);
  });
});
