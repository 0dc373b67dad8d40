import assert from 'node:assert/strict';
import { about, assertion, lawsBrokenBy, nothing, TRIED_ON } from '../../test/example-pack/laws-broken-by.ts';
import type { Assertion, Document, Interpreter } from '../index.ts';
import { defineInterpreter, sourceKey, textEvidence } from '../index.ts';

describe('broken interpreters', () => {
  const interpreter = (
    assertionsIn: (document: Document) => readonly Assertion[],
    readers: NonNullable<Interpreter['lawbook']['readers']> = { word: (exact) => exact },
  ) =>
    defineInterpreter({
      ...about,
      ...nothing,
      name: 'example.broken.interpret',
      reads: { 'text/x-shelf': ['.shelf'] },
      readers,
      interpret: (all) => ({ payload: {}, summary: '', assertions: all.flatMap(assertionsIn), sources: all }),
    });
  const quoting = (
    { digest }: Document,
    changes: Partial<Assertion> = {},
    place: readonly [number, number, number, number] = [0, 7, 1, 1],
  ) =>
    assertion({
      value: 'upright',
      state: 'stated',
      method: 'word',
      evidence: [textEvidence(sourceKey(digest), ...place)],
      wasDerivedFrom: [],
      ...changes,
    });

  it('quote the wrong place', async () => {
    const wrong = {
      'other bytes': (document: Document) => [quoting(document, {}, [1, 7, 1, 2])],
      'another value': (document: Document) => [quoting(document, { value: 'board' })],
      'an unknown method': (document: Document) => [quoting(document, { method: 'guess' })],
      'another source': (document: Document) => [quoting({ ...document, digest: 'f'.repeat(64) })],
      'another line': (document: Document) => [quoting(document, {}, [0, 7, 2, 1])],
      'beyond the end': (document: Document) => [quoting(document, {}, [0, 7000, 1, 1])],
      nothing: (document: Document) => [quoting(document, { state: 'absent', evidence: [] })],
    };
    for (const [what, assertionsIn] of Object.entries(wrong)) {
      assert.ok((await lawsBrokenBy(interpreter(assertionsIn))).includes('interpreter.quotes-its-source'), what);
    }
  });

  it('count characters instead of bytes', async () => {
    const counting = interpreter((document) => {
      const text = new TextDecoder().decode(document.bytes);
      const at = text.lastIndexOf('book');
      const line = text.slice(0, at).split('\n').length;
      const column = at - text.lastIndexOf('\n', at - 1);
      return at < 0 ? [] : [quoting(document, { value: 'book' }, [at, 4, line, column])];
    });
    assert.deepEqual(await lawsBrokenBy(counting), ['interpreter.survives-damage']);
  });

  it('say a value twice', async () => {
    const stammering = interpreter((document) => [quoting(document), quoting(document)]);
    assert.ok((await lawsBrokenBy(stammering)).includes('interpreter.says-each-value-once'));
  });

  it('fail at a damaged document without a word', async () => {
    const fragile = interpreter((document) => {
      if (new TextDecoder().decode(document.bytes) !== TRIED_ON['a.shelf']) throw new RangeError('no such column');
      return [];
    });
    assert.deepEqual(await lawsBrokenBy(fragile), ['interpreter.survives-damage']);
  });
});
