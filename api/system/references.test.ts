import assert from 'node:assert/strict';
import type { Reference } from '../../primitives/index.ts';
import { formatPointer, formatReference, rangeOf, REFERENCES } from '../../primitives/index.ts';
import { UNMEASURED_BOOKCASE } from '../../test/waiting-suite.ts';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface Resolved {
  readonly exists: boolean;
  readonly kind: string;
  readonly href?: string;
  readonly digest?: string;
  readonly problem?: string;
}

describe('references', () => {
  const world = bookcaseBranches('local');
  const { call, commit, run } = world;
  const resolve = (reference: Reference) => call<Resolved>('refs.resolve', { uri: formatReference(reference) });
  const read = (uri: string) => call<{ exact?: string; content?: unknown }>('refs.read', { uri });
  let snapshot: string;
  let digest: string;
  let runId: string;

  before(async () => {
    const study = await run('example.study', { documents: [{ name: 'b.shelf', text: BOOKCASE }] });
    runId = study.runId;
    snapshot = study.snapshot ?? '';
    await commit('main', { snapshot });
    digest = (await world.store.documents('local', 1))[0]?.digest ?? '';
  });

  it('resolve to where each kind of thing is served', async () => {
    const steps = await world.store.steps('local', runId);
    const judged = steps.find(({ envelope }) => envelope.findings !== undefined)?.step ?? '';
    const resultSet =
      Object.values((await call<{ resultSets: Record<string, string> }>('runs.result', { runId })).resultSets)[0] ?? '';
    const documents = [{ name: 'unmeasured.shelf', text: UNMEASURED_BOOKCASE }];
    const asking = await run('example.study', { documents });
    const all: Reference[] = [
      { kind: 'document', digest },
      { kind: 'artifact', digest },
      { kind: 'resultSet', digest: resultSet },
      { kind: 'snapshot', snapshot },
      { kind: 'element', snapshot, subject: 'board.upper' },
      { kind: 'value', snapshot, subject: 'board.upper', path: 'length' },
      { kind: 'branch', graph: 'shelf', branch: 'main' },
      { kind: 'move', graph: 'shelf', branch: 'main', sequence: '1' },
      { kind: 'run', runId },
      { kind: 'findings', runId },
      { kind: 'step', runId, step: judged },
      { kind: 'finding', runId, step: judged, index: '0' },
      { kind: 'result', runId, subject: 'board.upper', path: 'deflections.final' },
      { kind: 'question', runId: asking.runId, questionId: asking.openQuestions[0]?.questionId ?? '' },
      { kind: 'operation', operationId: 'graph.diff' },
      { kind: 'type', type: 'example.Board' },
    ];
    for (const reference of all) {
      const { exists, href, problem } = await resolve(reference);
      assert.ok(exists, `${formatReference(reference)}: ${problem}`);
      assert.match(href ?? '', /^\/v1\//);
    }
    const covered = new Set(all.map(({ kind }) => kind));
    assert.deepEqual(
      Object.keys(REFERENCES).filter((kind) => !covered.has(kind as Reference['kind'])),
      [],
    );
    assert.equal((await resolve({ kind: 'branch', graph: 'shelf', branch: 'main' })).digest, snapshot);
  });

  it('that point to nothing are an answer', async () => {
    for (const reference of [
      { kind: 'document', digest: 'ab' },
      { kind: 'snapshot', snapshot: 'ab' },
      { kind: 'element', snapshot, subject: 'board.x' },
      { kind: 'value', snapshot, subject: 'board.upper', path: 'mass' },
      { kind: 'branch', graph: 'shelf', branch: 'x' },
      { kind: 'move', graph: 'shelf', branch: 'main', sequence: '7' },
      { kind: 'move', graph: 'shelf', branch: 'main', sequence: 'x' },
      { kind: 'run', runId: 'x' },
      { kind: 'step', runId, step: 'x' },
      { kind: 'finding', runId, step: 'x', index: '0' },
      { kind: 'artifact', digest: 'x' },
      { kind: 'operation', operationId: 'x' },
      { kind: 'type', type: 'x' },
      { kind: 'question', runId, questionId: 'x' },
      { kind: 'question', runId: 'x', questionId: 'x' },
    ] as const satisfies Reference[]) {
      const { exists, problem } = await resolve(reference);
      assert.equal(exists, false, formatReference(reference));
      assert.ok((problem ?? '').length > 0);
    }
    await assert.rejects(call('refs.resolve', { uri: 'https://example.org' }), { code: 'reference.invalid' });
    await assert.rejects(read('bver://shelves/1'), { code: 'reference.invalid' });
  });

  it('read the text that a pointer points to', async () => {
    const bytes = new TextEncoder().encode(BOOKCASE);
    const offset = BOOKCASE.indexOf('80 cm');
    const fragment = formatPointer(rangeOf({ offset, length: 5 }, bytes));
    assert.equal((await read(formatReference({ kind: 'document', digest, fragment }))).exact, '80 cm');
    assert.equal((await read(`bver://documents/${digest}#line=0,1`)).exact, 'upright left height 2 m\n');
    assert.equal((await read(`bver://documents/${digest}`)).exact, BOOKCASE);
    await assert.rejects(read(`bver://documents/${digest}#line=90,91`), { code: 'reference.not-found' });
    await assert.rejects(read(`bver://documents/${digest}#cell=1,1`), { code: 'reference.not-found' });
    await assert.rejects(read(`bver://documents/${digest}#nonsense`), { code: 'reference.invalid' });
  });

  it('read a value of anything else by a JSON pointer', async () => {
    assert.equal((await read('bver://graphs/shelf/branches/main#/head')).content, snapshot);
    assert.equal((await read(`bver://snapshots/${snapshot}/elements/board.upper/values/length#/value`)).content, 0.8);
    await assert.rejects(read('bver://graphs/shelf/branches/main#/nothing'), { code: 'reference.not-found' });
    await assert.rejects(read('bver://graphs/shelf/branches/main#line=1,2'), { code: 'reference.invalid' });
  });
});

describe('the taxonomy', () => {
  const { call } = bookcaseBranches();
  interface Types {
    readonly types: readonly { readonly type: string; readonly ports?: readonly string[] }[];
  }
  const types = async (filter: object = {}) =>
    (await call<Types>('taxonomy.types', filter)).types.map(({ type }) => type);

  it('lists the types of the packs, by what they are and have', async () => {
    assert.deepEqual(await types(), ['example.Board', 'example.Book', 'example.Upright']);
    assert.deepEqual(await types({ role: 'junction' }), ['example.Upright']);
    assert.deepEqual(await types({ medium: 'support' }), ['example.Board', 'example.Upright']);
    assert.deepEqual(await types({ property: 'mass' }), ['example.Book']);
    assert.deepEqual(await types({ pack: 'another' }), []);
  });

  it('tells what a type can say, in which units, and what it connects to', async () => {
    const board = await call<{ properties: { name: string }[]; ports: object[] }>('taxonomy.type', {
      type: 'example.Board',
    });
    assert.deepEqual(board.properties[0], {
      name: 'length',
      form: 'quantity',
      quantityKind: 'Length',
      unit: 'm',
      accepts: ['m', 'cm', 'mm'],
    });
    assert.deepEqual(board.ports[0], {
      sequence: 1,
      role: 'left end',
      medium: 'support',
      connectsTo: ['example.Upright'],
      optional: false,
      properties: [],
    });
    await assert.rejects(call('taxonomy.type', { type: 'example.Bord' }), {
      code: 'type.not-found',
      data: { type: 'example.Bord', near: 'example.Board, example.Book, example.Upright' },
    });
  });
});

describe('capabilities', () => {
  it('are listed with what each means and what provides it', async () => {
    const { call } = bookcaseBranches();
    const { capabilities } = await call<{
      capabilities: { name: string; means: string; home: string; ready?: boolean }[];
    }>('capabilities.list', {});
    assert.ok(
      capabilities.every(({ means, home, ready }) => means.length > 20 && home === 'process' && ready === undefined),
    );
    assert.ok(capabilities.some(({ name }) => name === 'taxonomy'));
  });
});
