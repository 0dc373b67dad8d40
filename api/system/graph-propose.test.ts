import assert from 'node:assert/strict';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface Answer {
  readonly changeSet: string;
  readonly base: string;
  readonly snapshot: string;
  readonly document: string;
  readonly counts: object;
  readonly elements: readonly {
    readonly name: string;
    readonly change: string;
    readonly values: readonly {
      readonly property: string;
      readonly before?: { readonly text: string };
      readonly after?: { readonly text: string };
    }[];
  }[];
  readonly derived: readonly object[];
}

async function world() {
  const branches = bookcaseBranches();
  const begun = await branches.interpret(BOOKCASE);
  await branches.commit('main', { snapshot: begun });
  const propose = (changes: readonly object[], why = 'Measured') =>
    branches.call<Answer>('graph.propose', { graph: 'shelf', branch: 'main', changes, why });
  return { ...branches, propose, begun };
}

const UPPER = { subject: 'board.upper', path: 'length', value: '90 cm' };

describe('proposing a change', () => {
  it('answers with a change set and what it would do in words, and moves nothing', async () => {
    const { propose, begun, headOf } = await world();
    const { elements, counts, base, derived } = await propose([UPPER]);
    assert.deepEqual(counts, { added: 0, removed: 0, changed: 1, restated: 0 });
    const [upper] = elements;
    assert.equal(upper?.name, 'Upper');
    assert.deepEqual(
      upper.values.map(({ property, before, after }) => [property, before?.text, after?.text]),
      [['length', '80 cm', '90 cm']],
    );
    assert.deepEqual(derived, []);
    assert.equal(base, begun);
    assert.equal(await headOf('main'), begun);
  });

  it('keeps what is stated as a document that the value quotes', async () => {
    const { propose, commit, headOf, graphs, store } = await world();
    const { changeSet, base, snapshot, document } = await propose([UPPER], 'Measured on site');
    await commit('main', { changeSet, expected: base });
    assert.equal(await headOf('main'), snapshot);
    const { graph, manifest } = await graphs.load('a', snapshot);
    const length = graph.assertion('board.upper', 'length');
    assert.ok(length);
    assert.deepEqual(
      { value: length.value, unit: length.unit, state: length.state },
      { value: 0.9, unit: 'cm', state: 'stated' },
    );
    assert.ok(manifest.sources.some(({ digest }) => digest === document));
    const text = new TextDecoder().decode((await store.content('a', document))?.bytes);
    assert.match(
      text,
      /^Said by somebody\non \d{4}-.*\nbecause: Measured on site\n\nUpper \(board.upper\) length: 90 cm\n$/,
    );
    const [{ selector } = { selector: undefined }] = length.evidence;
    assert.ok(selector?.type === 'text');
    assert.equal(text.split('\n')[selector.line - 1]?.slice(selector.column - 1), '90 cm');
  });

  it('adds an element with its values and connections, and removes one', async () => {
    const { propose, commit } = await world();
    const third = {
      do: 'add',
      subject: 'board.third',
      type: 'example.Board',
      name: 'Third',
      values: { length: '70 cm', loadLimit: { value: 4000, unit: 'g' } },
      ports: ['upright.left', 'upright.right'],
    };
    const added = await propose([third, { subject: 'book.atlas', path: 'board', value: 'board.third' }]);
    assert.deepEqual(
      added.elements.map(({ name, change }) => [name, change]),
      [
        ['Third', 'added'],
        ['Atlas', 'changed'],
      ],
    );
    assert.deepEqual(
      added.elements[0]?.values.map(({ property, after }) => [property, after?.text]),
      [
        ['name', 'Third'],
        ['type', 'example.Board'],
        ['length', '70 cm'],
        ['loadLimit', '4000 g'],
        ['port 1', 'left'],
        ['port 2', 'Right'],
      ],
    );
    await commit('main', { changeSet: added.changeSet, expected: added.base });
    const removed = await propose([
      { do: 'remove', subject: 'board.third' },
      { do: 'remove', subject: 'book.atlas' },
    ]);
    assert.deepEqual(
      removed.elements.map(({ name, change }) => [name, change]),
      [
        ['Third', 'removed'],
        ['Atlas', 'removed'],
      ],
    );
  });

  it('says what was derived from what changes', async () => {
    const { propose } = await world();
    const { derived } = await propose([{ subject: 'book.lexicon', path: 'pageCount', value: 1000 }]);
    assert.deepEqual(derived, [{ subject: 'book.lexicon', path: 'thickness' }]);
  });

  it('changes nothing where the same is said already', async () => {
    const { propose } = await world();
    const { counts, snapshot, base } = await propose([
      { subject: 'board.upper', path: 'length', value: 80, unit: 'cm' },
    ]);
    assert.deepEqual(counts, { added: 0, removed: 0, changed: 0, restated: 0 });
    assert.equal(snapshot, base);
  });

  for (const [what, change, pointer, says] of [
    [
      'an element that is not there',
      { ...UPPER, subject: 'board.uper' },
      '/subject',
      /no element board.uper. Close to it: board.upper/,
    ],
    ['an element by its name', { ...UPPER, subject: 'LEXICON' }, '/subject', /Close to it: book.lexicon/],
    [
      'a property that the type lacks',
      { ...UPPER, path: 'lenght' },
      '/path',
      /no property lenght. Close to it: length/,
    ],
    ['no property at all', { subject: 'board.upper', value: 1 }, '/path', /which value/],
    [
      'a unit of another kind',
      { ...UPPER, value: 90, unit: 'kg' },
      '/unit',
      /unit of Mass, and this is a Length: m, cm, mm/,
    ],
    ['a unit that nobody knows', { ...UPPER, value: '90 ccm' }, '/unit', /ccm is not known. Close to it: cm/],
    ['a word for a number', { ...UPPER, value: 'long' }, '/value', /It is a number/],
    ['a reference to nothing', { subject: 'book.atlas', path: 'board', value: 'board.x' }, '', /board.x is not there/],
    [
      'a reference to another type',
      { subject: 'book.atlas', path: 'board', value: 'upright.left' },
      '',
      /upright.left is a example.Upright, and not a example.Board/,
    ],
    [
      'a port that the type lacks',
      { subject: 'board.upper#3', path: 'junction', value: 'upright.left' },
      '/subject',
      /no port 3/,
    ],
    [
      'a junction that is none',
      { subject: 'board.upper#1', path: 'junction', value: 'board.lower' },
      '',
      /nothing can be connected to that/,
    ],
    [
      'an open port',
      { do: 'retract', subject: 'board.upper#1', path: 'junction' },
      '',
      /left end\) is connected to nothing/,
    ],
    [
      'a value of which nothing is said',
      { do: 'retract', subject: 'board.upper', path: 'mass' },
      '/path',
      /Nothing is said of board.upper mass/,
    ],
    [
      'an unknown type',
      { do: 'add', subject: 'b', type: 'example.Bord' },
      '/type',
      /no type example.Bord. Close to it: example.Board/,
    ],
    [
      'an element that is there already',
      { do: 'add', subject: 'board.upper', type: 'example.Board' },
      '/subject',
      /there already/,
    ],
    ['an id like a port', { do: 'add', subject: 'b#1', type: 'example.Board' }, '/subject', /has no spaces/],
    [
      'a wrong value of a new element',
      { do: 'add', subject: 'b', type: 'example.Book', values: { mass: 'much' } },
      '/values/mass',
      /a number/,
    ],
    [
      'a board in the air',
      { do: 'add', subject: 'b', type: 'example.Board', ports: ['upright.left'] },
      '/type',
      /right end\) is connected to nothing/,
    ],
    [
      'taking away what others stand on',
      { do: 'remove', subject: 'board.lower' },
      '',
      /book.lexicon board: board.lower is not there/,
    ],
  ] as const) {
    it(`points to ${what}`, async () => {
      const { propose } = await world();
      await assert.rejects(
        propose([UPPER, change].slice(change.subject === 'board.upper' && !('do' in change) ? 1 : 0)),
        (error: { code: string; errors: { pointer: string; detail: string }[] }) => {
          assert.equal(error.code, 'input.invalid');
          const [first] = error.errors;
          assert.match(first?.detail ?? '', says);
          assert.match(first?.pointer ?? '', /^\/changes\/[01]/);
          assert.ok(first?.pointer.endsWith(pointer), first?.pointer);
          return true;
        },
      );
    });
  }

  it('points to a value that is changed twice', async () => {
    const { propose } = await world();
    await assert.rejects(propose([UPPER, { ...UPPER, value: '1 m' }]), {
      errors: [{ pointer: '/changes/1', detail: 'board.upper length is changed twice.' }],
    });
  });
});
