import assert from 'node:assert/strict';
import type { ElementDifference } from '../graph-words/element-differences.ts';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface Diff {
  readonly counts: object;
  readonly elements: readonly ElementDifference[];
  readonly nextPageToken?: string;
}

describe('graph.diff', () => {
  const { call, interpret, run } = bookcaseBranches();
  const diff = (snapshot: string, to: string, page: object = {}) => call<Diff>('graph.diff', { snapshot, to, ...page });
  const inShort = ({ elements }: Diff) =>
    elements.flatMap(({ name, values }) =>
      values.map(({ property, change, before, after }) => [name, property, change, before?.text, after?.text]),
    );

  it('says in the words of the pack what differs, quantities as they are stated, elements as they are spelled', async () => {
    const before = await interpret(BOOKCASE);
    const after = await interpret(
      BOOKCASE.replace('80 cm', '900 mm').replace('1 m limit 5 kg', '1.25 m').replace('on lower', 'on upper'),
    );
    const answer = await diff(before, after);
    assert.deepEqual(
      inShort(answer),
      [
        ['lower', 'length', 'changed', '1 m', '1.25 m'],
        ['lower', 'loadLimit', 'removed', '5 kg', undefined],
        ['Upper', 'length', 'changed', '80 cm', '900 mm'],
        ['lexicon', 'board', 'changed', 'lower', 'Upper'],
      ].map((expected) => expected),
    );
    assert.deepEqual(answer.counts, { added: 0, removed: 1, changed: 3, restated: 24 });
    const length = answer.elements[1]?.values[0];
    assert.deepEqual(length?.before, { text: '80 cm', value: 0.8, state: 'stated', method: 'number' });
  });

  it('tells added and removed elements, and where boards are fixed', async () => {
    const before = await interpret(BOOKCASE);
    const after = await interpret(
      `${BOOKCASE.replace(/^book Atlas.*\n/m, '').replace('lower from left', 'lower from middle')}upright middle height 1 m\n`,
    );
    const answer = await diff(before, after);
    assert.deepEqual(
      answer.elements.map(({ subject, type, change }) => [subject, type, change]),
      [
        ['board.lower', 'example.Board', 'changed'],
        ['book.atlas', 'example.Book', 'removed'],
        ['upright.middle', 'example.Upright', 'added'],
      ],
    );
    assert.deepEqual(inShort(answer)[0], ['lower', 'port 1', 'changed', 'left', 'middle']);
  });

  it('tells apart what is stated and what is assumed', async () => {
    const text = BOOKCASE.replace(' limit 5 kg', '');
    const { snapshot = '' } = await run('example.defaults.resolve', { documents: [{ name: 'b.shelf', text }] });
    const { elements } = await diff(await interpret(text), snapshot);
    const [limit] = elements[0]?.values ?? [];
    assert.deepEqual([limit?.change, limit?.after?.text, limit?.after?.state], ['added', '15 kg', 'assumed']);
  });

  it('comes page by page', async () => {
    const shelf = (length: number): string =>
      Array.from({ length: 300 }, (_, i) => `board b${i} length ${i < 3 ? length : 1} m limit 5 kg\n`).join('');
    const [before, after] = [await interpret(shelf(1)), await interpret(shelf(2))];
    const seen: string[] = [];
    let pageToken: string | undefined;
    do {
      const page: Diff = await diff(before, after, { pageSize: 2, ...(pageToken ? { pageToken } : {}) });
      assert.deepEqual(page.counts, { added: 0, removed: 0, changed: 3, restated: 1197 });
      seen.push(...page.elements.map(({ subject }) => subject));
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    assert.deepEqual(seen, ['board.b0', 'board.b1', 'board.b2']);
    assert.deepEqual((await diff(before, before)).elements, []);
    const all = await diff(before, after, { show: 'all' });
    assert.deepEqual([all.elements.length, all.elements[1]?.change], [100, 'changed']);
    assert.equal(all.elements.filter(({ change }) => change === 'restated').length, 98);
  });

  it('is refused for snapshots that are not there', async () => {
    await assert.rejects(diff(await interpret(BOOKCASE), 'nothing'), { code: 'snapshot.not-found' });
  });
});
