import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { sha256 } from '../sha256.ts';
import { sampleContent } from '../testing/samples.ts';
import { withDatabase } from '../testing/with-database.ts';
import { contentsOf, putContents } from './contents.ts';

describe('contents', () => {
  const test = withDatabase();

  it('are stored in their shorter form, each once', async () => {
    const noise = randomBytes(5000);
    const contents = [
      sampleContent('repeated '.repeat(500)),
      sampleContent('tiny'),
      { digest: sha256(noise), mediaType: 'application/octet-stream', bytes: noise },
      sampleContent('x'.repeat(1000), 'image/png'),
      sampleContent('large '.repeat(100_000)),
    ];
    await putContents(test.database, 't', [...contents, ...contents]);
    const rows = await test.database.content.findMany({ where: { tenant: 't' } });
    const encodings = new Map(rows.map((row) => [row.digest, row.encoding]));
    assert.deepEqual(
      contents.map(({ digest }) => encodings.get(digest)),
      ['deflate', 'identity', 'identity', 'identity', 'deflate'],
    );
    const back = await contentsOf(
      test.database,
      't',
      contents.map(({ digest }) => digest),
    );
    for (const { digest, bytes } of contents) assert.equal(sha256(back.get(digest)?.bytes ?? ''), sha256(bytes));
  });

  it('are put by several at once without a deadlock', async () => {
    const contents = Array.from({ length: 200 }, (_, i) => sampleContent(`content number ${i}`));
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => putContents(test.database, 'u', n % 2 ? contents : [...contents].reverse())),
    );
    assert.equal(await test.database.content.count({ where: { tenant: 'u' } }), 200);
  });
});
