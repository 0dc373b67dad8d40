import assert from 'node:assert/strict';
import { z } from 'zod';
import { examplePack } from '../../test/example-pack/index.ts';
import { about, asserted, lawsBrokenBy, nothing, sha256, TRIED_ON } from '../../test/example-pack/laws-broken-by.ts';
import type { Change } from '../index.ts';
import { defineGenerator, defineInterpreter, defineResolver } from '../index.ts';
import { broken, checkConformance } from './index.ts';

describe('broken primitives of any kind', () => {
  const generator = (
    generate: () => { payload: object; summary: string; changes?: readonly Change[] },
    output: z.ZodType = z.object({}),
  ) => defineGenerator({ ...about, name: 'example.broken.generate', input: z.object({}), output, generate });

  it('answer otherwise when they are asked again', async () => {
    let calls = 0;
    const counting = generator(() => ({ payload: {}, summary: `call ${++calls}` }));
    assert.deepEqual(await lawsBrokenBy(counting), ['any.same-again']);
  });

  it('answer what their schema does not allow', async () => {
    const wrong = generator(() => ({ payload: { count: 'many' }, summary: '' }), z.object({ count: z.number() }));
    assert.deepEqual(await lawsBrokenBy(wrong), ['any.fits-its-schema']);
  });

  it('change what they were handed', async () => {
    const meddling = defineInterpreter({
      ...about,
      ...nothing,
      name: 'example.broken.interpret',
      reads: { 'text/x-meddled': ['.shelf'] },
      readers: {},
      interpret: ([document]) => {
        document?.bytes.fill(32, 0, 1);
        return { payload: {}, summary: '', assertions: [], sources: [] };
      },
    });
    assert.ok((await lawsBrokenBy(meddling)).includes('any.leaves-its-input'));
  });

  it('fail', async () => {
    const failing = generator(() => {
      throw new TypeError('x is not a function');
    });
    assert.deepEqual(await lawsBrokenBy(failing), ['any.answers']);
  });

  it('say of a value that it is derived, assumed or stated, and not from what', async () => {
    const orphan = [{ subject: 'board.upper', path: 'nowhere' }];
    for (const wrong of [
      { wasDerivedFrom: [] },
      { wasDerivedFrom: orphan },
      { state: 'stated' },
      { state: 'assumed', method: '' },
    ] as const) {
      const inventing = generator(() => ({ payload: {}, summary: '', changes: [asserted(wrong)] }));
      assert.deepEqual(await lawsBrokenBy(inventing), ['any.says-where-from']);
    }
  });

  it('that stand before another in the preparation are named by the others that cannot be tried', async () => {
    const failing = defineResolver({
      ...about,
      ...nothing,
      name: 'example.broken.resolve',
      resolve: () => {
        throw new Error('no');
      },
    });
    const preparation = { ...examplePack.preparation, resolvers: [failing.name] };
    const reports = await checkConformance(
      { ...examplePack, preparation, primitives: [...examplePack.primitives, failing] },
      { sha256, documents: TRIED_ON },
    );
    assert.ok(broken(reports).every(({ law, problem }) => law === 'any.answers' && problem === 'no'));
  });
});
