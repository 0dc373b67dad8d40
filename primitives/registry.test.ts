import assert from 'node:assert/strict';
import { z } from 'zod';
import { examplePack } from '../test/example-pack/index.ts';
import { thrownBy } from '../test/example-pack/thrown.ts';
import type { DomainPack } from './domain-pack.ts';
import { createRegistry } from './registry.ts';

describe('the registry', () => {
  const registry = createRegistry([examplePack]);

  it('lists the newest version of each, by name', () => {
    const names = registry.primitives().map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)].sort());
    assert.equal(registry.primitives().find(({ name }) => name === 'example.board-load.validate')?.version, '2.0.0');
  });

  it('keeps versions side by side, newest first', () => {
    assert.deepEqual(
      registry.versions('example.board-load.validate').map(({ version }) => version),
      ['2.0.0', '1.0.0'],
    );
    assert.deepEqual(registry.versions('example.nothing'), []);
  });

  it('resolves a range to the newest version in it', () => {
    const version = (range?: string) => registry.primitive('example.board-load.validate', range).version;
    assert.deepEqual(
      [version(), version('^1.0.0'), version('1.x || 2.x'), version('*')],
      ['2.0.0', '1.0.0', '2.0.0', '2.0.0'],
    );
    assert.equal(registry.composition('example.study', '^1.0.0').version, '1.0.0');
  });

  it('says which versions there are, when none fits', () => {
    const error = thrownBy(
      () => registry.primitive('example.board-load.validate', '^3.0.0'),
      'operation.version-unknown',
    );
    assert.match(error.message, /\^3\.0\.0/);
    assert.match(error.remedy, /2\.0\.0, 1\.0\.0/);
  });

  it('says what was probably meant, when there is no such name', () => {
    for (const look of [registry.primitive, registry.composition, registry.packOf]) {
      assert.match(
        thrownBy(() => look('example.bord-load.validate'), 'operation.unknown').remedy,
        /example\.board-load\.validate/,
      );
    }
  });

  it('filters by kind, domain, mutability and stability', () => {
    const count = (filter: Parameters<typeof registry.primitives>[0]) => registry.primitives(filter).length;
    assert.equal(count({ kind: 'validator' }), 3);
    assert.equal(count({ kind: 'validator', stability: 'stable' }), 1);
    assert.equal(count({ mutability: 'proposes' }), 6);
    assert.equal(count({ domain: 'example' }), count({}));
    assert.equal(count({ domain: 'electrical' }), 0);
  });

  it('finds the interpreter of a document by its media type, then by its ending', () => {
    const of = (name: string, mediaType: string) => registry.interpreterFor({ name, mediaType }).name;
    assert.equal(of('x', 'text/x-shelf'), 'example.bookcase.interpret');
    assert.equal(of('X.SHELF', 'application/octet-stream'), 'example.bookcase.interpret');
    const error = thrownBy(() => of('x.dwg', 'image/vnd.dwg'), 'document.no-interpreter');
    assert.match(error.remedy, /text\/x-shelf \(\.shelf\)/);
  });

  describe('refuses', () => {
    const [first] = examplePack.primitives;
    assert.ok(first);
    const others = examplePack.primitives.length - 2;
    const load = (changes: Partial<DomainPack>) => createRegistry([{ ...examplePack, ...changes }]);

    it('a pack that needs another contract', () => {
      assert.match(
        thrownBy(() => load({ contract: '^9.0.0' }), 'pack.invalid').message,
        /example: it needs contract \^9\.0\.0/,
      );
    });

    it('a version that is defined twice', () => {
      const twice = thrownBy(() => load({ primitives: [...examplePack.primitives, first] }), 'definition.invalid');
      assert.match(twice.message, /1\.0\.0 is defined twice/);
    });

    it('what cannot be described, by name, and lists the others', () => {
      const { primitives, refused } = load({
        primitives: examplePack.primitives.map((p) =>
          p.name === 'example.echo-first.generate' ? { ...p, output: z.date() } : p,
        ),
        compositions: [],
      });
      assert.match(refused[0]?.message ?? '', /^example\.echo-first\.generate: it cannot be described/);
      assert.deepEqual([refused.length, primitives().length], [1, others]);
    });

    it('compositions that cannot run, by name, and lists the others', () => {
      const [study, echo] = examplePack.compositions;
      assert.ok(study && echo);
      const wrong = {
        'is none of its steps': { answer: 'nothing' },
        'are named interpret': { steps: [...study.steps, { id: 'interpret', primitive: 'interpret' }] },
        'There is no operation example.nothing': { steps: [{ id: 'score', primitive: 'example.nothing' }] },
        'no version in the range': { steps: [{ id: 'score', primitive: 'example.sag.validate', version: '^7.0.0' }] },
      };
      for (const [problem, changes] of Object.entries(wrong)) {
        const { compositions, refused } = load({ compositions: [{ ...study, ...changes }, echo] });
        assert.ok(refused[0]?.message.includes(problem), refused[0]?.message);
        assert.deepEqual(
          compositions().map(({ name }) => name),
          ['example.echo'],
        );
      }
    });
  });
});
