import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { sha256 } from '../sha256.ts';
import { ArchiveProblem, readArchive, writeArchive } from './archive.ts';
import { BUNDLE_LIMITS } from './layout.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const path = fc.array(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._@-]{0,8}$/), { minLength: 1, maxLength: 3 });
const contents = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ maxLength: 20 }).map((text) => bytesOf(text.repeat(50))),
);
const files = fc
  .array(fc.tuple(path, contents), { maxLength: 12 })
  .map((given) => new Map(given.map(([name, bytes]) => [name.join('/'), bytes])));

const problemOf = (bytes: Uint8Array, limits = BUNDLE_LIMITS): ArchiveProblem | undefined => {
  try {
    readArchive(bytes, limits);
    return undefined;
  } catch (error) {
    if (error instanceof ArchiveProblem) return error;
    throw error;
  }
};
/** What somebody would do who changes an archive and seals it again. */
const resealed = (bytes: Uint8Array): Uint8Array => {
  const body = bytes.subarray(0, bytes.length - 71);
  return new Uint8Array(Buffer.concat([body, bytesOf(`sha256:${sha256(body)}`)]));
};
const changed = (bytes: Uint8Array, at: number, to: (byte: number) => number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = to(copy[at] ?? 0);
  return copy;
};

describe('the archive of a bundle', () => {
  it('gives files back as they were, and the same bytes for the same files', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (given) => {
        const packed = await writeArchive(given);
        assert.deepEqual(packed, await writeArchive(new Map([...given].reverse())));
        const back = readArchive(packed, BUNDLE_LIMITS);
        assert.deepEqual([...back.keys()], [...given.keys()].sort());
        for (const [name, bytes] of given)
          assert.deepEqual(Uint8Array.from(back.get(name) ?? []), Uint8Array.from(bytes));
      }),
    );
  });

  it('is read by others', async () => {
    const packed = await writeArchive(
      new Map([
        ['a/b.txt', bytesOf('one '.repeat(100))],
        ['c', bytesOf('')],
      ]),
    );
    const others = unzipSync(packed);
    assert.deepEqual(Object.keys(others), ['a/b.txt', 'c']);
    assert.equal(new TextDecoder().decode(others['a/b.txt']), 'one '.repeat(100));
  });

  it('has no bit that can be flipped, and no end that can be cut off', async () => {
    const packed = await writeArchive(
      new Map([
        ['a/b.txt', bytesOf('one '.repeat(30))],
        ['a/c', bytesOf('x')],
      ]),
    );
    for (let at = 0; at < packed.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        assert.ok(problemOf(changed(packed, at, (byte) => byte ^ (1 << bit))), `bit ${bit} of byte ${at}`);
      }
      assert.ok(problemOf(packed.subarray(0, at)), `the first ${at} bytes`);
    }
    assert.ok(problemOf(new Uint8Array(Buffer.concat([packed, Buffer.from([0])]))));
    assert.ok(problemOf(new Uint8Array(Buffer.concat([Buffer.from([0]), packed]))));
  });

  it('that is sealed again after a change of its form is not read either', async () => {
    const packed = await writeArchive(
      new Map([
        ['a/b.txt', bytesOf('one '.repeat(30))],
        ['a/c', bytesOf('x')],
      ]),
    );
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 72 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        assert.ok(problemOf(resealed(changed(packed, at, (byte) => byte ^ by))));
      }),
    );
  });

  it('does not lead out of its folder, holds nothing twice, and hides nothing', async () => {
    const named = async (...names: readonly [string, string]): Promise<ArchiveProblem | undefined> => {
      // Written under harmless names of the same length, then renamed in header and directory.
      const harmless = names.map((name, i) => String(i).padEnd(name.length, 'x'));
      const packed = Buffer.from(await writeArchive(new Map(harmless.map((name) => [name, bytesOf(name)]))));
      const renamed = names.reduce((bytes, name, i) => {
        const text = bytes.toString('latin1');
        return Buffer.from(text.replaceAll(harmless[i] ?? '', name), 'latin1');
      }, packed);
      return problemOf(resealed(new Uint8Array(renamed)));
    };
    for (const evil of ['../x', '/etc/p', 'a/../b', 'c:\\x', 'a//b', 'a/', './a', 'a\0b', '-rf', 'ü/x'.slice(0, 2)]) {
      assert.match((await named(evil, 'z'))?.message ?? '', /is not unpacked/, JSON.stringify(evil));
    }
    assert.match((await named('twin', 'twin'))?.message ?? '', /there twice/);
    assert.match((await named('b', 'a'))?.message ?? '', /in its place/);
  });

  it('does not become larger than it says, nor than is allowed', async () => {
    const packed = await writeArchive(new Map([['bomb', new Uint8Array(1_000_000)]]));
    assert.match(problemOf(packed, { bytes: 999_999, files: 10 })?.message ?? '', /unpacks to 1000000 bytes/);
    assert.match(problemOf(packed, { bytes: 1e9, files: 0 })?.message ?? '', /the limit is 0/);
    // A directory that says ten bytes of what unpacks to a million.
    const small = Buffer.from(await writeArchive(new Map([['bomb', bytesOf('0123456789')]])));
    const huge = deflateRawSync(new Uint8Array(1_000_000)).subarray(0, 10);
    const at = small.indexOf('0123456789');
    huge.copy(small, at);
    for (const method of [8, 26 + 8]) small[method] = 8;
    const directory = small.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    small[directory + 10] = 8;
    assert.match(problemOf(resealed(new Uint8Array(small)))?.message ?? '', /cannot be unpacked|header/);
  });

  it('of another program is not read', () => {
    assert.match(problemOf(bytesOf('PK'))?.message ?? '', /packed by another program/);
    assert.match(problemOf(new Uint8Array(200))?.message ?? '', /packed by another program/);
  });
});
