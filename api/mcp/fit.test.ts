import assert from 'node:assert/strict';
import { fit } from './fit.ts';

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('making a value fit', () => {
  it('leaves what is small as it is', () => {
    const value = { list: [1, 2, 3], text: 'short' };
    assert.deepEqual(fit(value, 100), { value, leftOut: [] });
  });

  it('shortens lists and texts, never members, and says what is left out', () => {
    const value = {
      digest: 'f'.repeat(64),
      text: 'x'.repeat(5000),
      list: Array.from({ length: 300 }, (_, i) => ({ i, name: `number ${i}` })),
    };
    const { value: fitted, leftOut } = fit(value, 1000);
    assert.ok(sizeOf(fitted) <= 1000);
    assert.deepEqual(Object.keys(fitted as object), ['digest', 'text', 'list']);
    assert.equal((fitted as typeof value).digest, value.digest);
    assert.match(leftOut.join('; '), /\/text: \d+ of 5000 characters; \/list: \d+ of 300/);
  });

  it('takes from what weighs most, and leaves the short lists beside it whole', () => {
    const long = Array.from({ length: 1000 }, (_, i) => ({ i, name: `number ${i}` }));
    const { value, leftOut } = fit({ files: ['a', 'b', 'c', 'd'], long }, 1000);
    assert.ok(sizeOf(value) <= 1000);
    assert.deepEqual((value as { files: string[] }).files, ['a', 'b', 'c', 'd']);
    assert.equal(leftOut.length, 1);
  });

  it('cuts no reference off', () => {
    const ref = `bver://snapshots/${'f'.repeat(64)}/elements/board.upper`;
    const findings = Array.from({ length: 100 }, () => ({ ref, message: 'x'.repeat(300) }));
    const { value } = fit({ findings }, 1000);
    const { findings: kept } = value as { findings: typeof findings };
    assert.ok(sizeOf(value) <= 1000 && kept.length > 0);
    assert.deepEqual([...new Set(kept.map((one) => one.ref))], [ref]);
  });

  it('ends, and soon, for a value of very many parts', () => {
    const parts = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`part ${i}`, 'x'.repeat(200)]));
    const started = performance.now();
    const { value } = fit(parts, 1000);
    assert.equal(Object.keys(value as object).length, 2000);
    assert.ok(performance.now() - started < 2000);
  });
});
