import assert from 'node:assert/strict';
import { Board, Book } from '../../test/example-pack/taxonomy.ts';
import { lawsBrokenBy } from '../../test/example-pack/laws-broken-by.ts';
import type { Read } from '../index.ts';
import { defineValidator } from '../index.ts';
import type { AnyPrimitive } from './law.ts';

describe('broken validators', () => {
  const rule = {
    name: 'example.broken.validate',
    version: '1.0.0',
    basis: [],
    appliesTo: Board,
    messages: { wrong: 'Wrong.' },
  } as const;

  it('do not do what their examples say', async () => {
    const lenient = defineValidator({
      ...rule,
      reads: { length: Board.property('length') },
      check: () => undefined,
      examples: { pass: [{ length: 1 }], fail: [{ length: 9, because: 'wrong' }], open: [{}] },
    });
    assert.deepEqual(await lawsBrokenBy(lenient), ['validator.examples-hold']);
  });

  it('judge by names', async () => {
    const name: Read<string, string> = {
      describes: 'the id',
      read: (_context, subject) => subject,
      fromExample: (given) => given ?? '',
    };
    const naming = defineValidator({
      ...rule,
      reads: { name },
      check: ({ name: id }, fail) => (id.includes('upper') ? fail('wrong') : undefined),
      examples: { pass: [{ name: 'low' }], fail: [{ name: 'upper', because: 'wrong' }], open: [] },
    });
    assert.deepEqual(await lawsBrokenBy(naming), ['validator.names-do-not-matter']);
  });

  it('guess what is missing, or pass on it', async () => {
    const guessing = defineValidator({
      ...rule,
      reads: { length: Board.property('length'), limit: Board.property('loadLimit') },
      check: ({ length, limit }, fail) => (length.si > limit.si ? fail('wrong') : undefined),
      examples: {
        pass: [{ length: 1, limit: 2 }],
        fail: [{ length: 3, limit: 2, because: 'wrong' }],
        open: [{ limit: 1 }],
      },
    });
    const execute: AnyPrimitive['execute'] = async (call, context) => {
      const result = await guessing.execute(call, context);
      return {
        ...result,
        findings: result.findings.map((f) => (f.kind === 'open' ? { ...f, kind: 'pass' as const } : f)),
      };
    };
    assert.deepEqual(await lawsBrokenBy({ ...guessing, execute }), ['validator.opens-on-missing']);
  });

  it('pass on what is assumed without a word', async () => {
    const trusting = defineValidator({
      ...rule,
      reads: { mass: Book.property('mass') },
      appliesTo: Book,
      check: ({ mass }, fail) => (mass.si > 1000 ? fail('wrong') : undefined),
      examples: { pass: [{ mass: 1 }], fail: [{ mass: 1001, because: 'wrong' }], open: [{}] },
    });
    const execute: AnyPrimitive['execute'] = async (call, context) => {
      const result = await trusting.execute(call, context);
      return { ...result, findings: result.findings.map((f) => ({ ...f, restsOnAssumed: [] })) };
    };
    assert.deepEqual(await lawsBrokenBy({ ...trusting, execute }), ['validator.says-what-is-assumed']);
  });
});
