import assert from 'node:assert/strict';
import { bagIn, bagProblems, makeBag } from './bag.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('a bag (RFC 8493)', () => {
  const files = makeBag(
    new Map([
      ['data/b', bytesOf('two')],
      ['data/a', bytesOf('1')],
    ]),
    new Map([['README.md', bytesOf('# A')]]),
    [['External-Identifier', 'x']],
  );
  const problems = (change: (files: Map<string, Uint8Array>) => unknown): string[] => {
    const altered = new Map(files);
    change(altered);
    return bagProblems({ folder: 'x', files: altered }).map(({ file, problem }) => `${file}: ${problem}`);
  };

  it('lists its payload and its tags, and counts its payload', () => {
    assert.equal(text(files.get('bagit.txt')), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    assert.equal(text(files.get('bag-info.txt')), 'External-Identifier: x\nPayload-Oxum: 4.2\n');
    assert.match(text(files.get('manifest-sha256.txt')), /^[0-9a-f]{64} {2}data\/a\n[0-9a-f]{64} {2}data\/b\n$/);
    const listed = text(files.get('tagmanifest-sha256.txt')).match(/\S+$/gm);
    assert.deepEqual(listed, ['README.md', 'bag-info.txt', 'bagit.txt', 'manifest-sha256.txt']);
    assert.deepEqual(
      problems(() => undefined),
      [],
    );
  });

  it('misses nothing that is changed, added, removed or renamed', () => {
    for (const path of files.keys()) {
      const first = (change: (altered: Map<string, Uint8Array>) => unknown): string => problems(change).join('; ');
      assert.match(
        first((altered) => altered.set(path, bytesOf('else'))),
        new RegExp(path.replace('.', '[.]')),
        path,
      );
      assert.match(
        first((altered) => altered.delete(path)),
        new RegExp(path.replace('.', '[.]')),
        path,
      );
      const renamed = first((altered) => {
        altered.set(`${path}2`, altered.get(path) ?? bytesOf(''));
        altered.delete(path);
      });
      assert.match(renamed, /not there|not list|declares no bag|line/, path);
    }
    assert.match(problems((altered) => altered.set('data/c', bytesOf('')))[0] ?? '', /^data\/c: it is there/);
    assert.match(problems((altered) => altered.set('note', bytesOf('')))[0] ?? '', /^note: it is there/);
  });

  it('lies in one folder', () => {
    const bag = bagIn(
      new Map([
        ['x/a', bytesOf('')],
        ['x/b', bytesOf('')],
      ]),
    );
    assert.ok('files' in bag);
    assert.deepEqual([...bag.files.keys()], ['a', 'b']);
    assert.deepEqual(
      bagIn(
        new Map([
          ['x/a', bytesOf('')],
          ['y/b', bytesOf('')],
        ]),
      ),
      { outside: 'y/b' },
    );
  });
});
