import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { Selector } from '../../primitives/index.ts';
import { pdfOfObjects } from '../../test/example-pack/book-lists.ts';
import { openSource } from './open-source.ts';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const cell: Selector = { type: 'cell', row: 1, column: 1 };
const path: Selector = { type: 'xpath', path: '/a' };
const box: Selector = { type: 'region', page: 1, x: 0, y: 0, width: 1000, height: 1000 };

async function problemOf(mediaType: string, content: string | Uint8Array, selector: Selector): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const [quoted] = await openSource({ uri: 'a.file', digest: 'd'.repeat(64), mediaType, bytes }).quote([selector]);
  return quoted && 'problem' in quoted ? quoted.problem : 'it was read';
}

/** A package whose sheet inflates to so many bytes, and says of itself that it inflates to so many. */
function bomb(bytes: number, stated: number): Uint8Array {
  const file = zipSync({ 'xl/workbook.xml': new Uint8Array(bytes).fill(32) });
  const view = new DataView(file.buffer, file.byteOffset);
  for (let at = 0; at + 4 < file.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, stated, true);
  }
  return file;
}

describe('a hostile source', function () {
  this.timeout(60_000);

  it('inflates to no more than the limit, whatever it says of itself', async () => {
    assert.match(await problemOf(WORKBOOK, bomb(1 << 20, 200 << 20), cell), /inflate to more than/);
    const lying = bomb(64 << 20, 1000);
    const before = process.memoryUsage().arrayBuffers;
    assert.match(await problemOf(WORKBOOK, lying, cell), /cannot be read/);
    assert.ok(process.memoryUsage().arrayBuffers - before < 32 << 20);
    assert.match(await problemOf(WORKBOOK, 'PK no package', cell), /cannot be read/);
  });

  it('has no entities that expand, none that fetch, and no depth that overflows', async () => {
    const laughs = '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "ha">]><a>&b;</a>';
    assert.match(await problemOf('application/xml', laughs, path), /invalid character entity/);
    const outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>';
    assert.match(await problemOf('application/xml', outside, path), /invalid character entity/);
    assert.match(await problemOf('application/xml', '<a>'.repeat(100_000), path), /nested more than 256 deep/);
    assert.match(await problemOf('application/xml', '<a><b></a>', path), /cannot be read/);
    assert.match(await problemOf('image/svg+xml', '<svg>', box), /cannot be read/);
    const nested = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    assert.match(await problemOf('application/json', nested, { type: 'pointer', pointer: '/0' }), /nested too deep/);
  });

  it('has no path that takes long, however many elements it has', async () => {
    const xml = `<a>${'<b c="1"/>'.repeat(50_000)}</a>`;
    const bytes = new TextEncoder().encode(xml);
    const selectors = Array.from({ length: 50_000 }, (_, i): Selector => ({
      type: 'xpath',
      path: `/a/b[${i + 1}]/@c`,
    }));
    const started = performance.now();
    const quoted = await openSource({ uri: 'a', digest: 'd', mediaType: 'text/xml', bytes }).quote(selectors);
    assert.ok(quoted.every((one) => 'exact' in one && one.exact === '1'));
    assert.ok(performance.now() - started < 20_000);
  });

  it('ends as a problem where it is no PDF, or one that is damaged or enormous', async () => {
    assert.match(await problemOf('application/pdf', '%PDF-1.4 and nothing', box), /cannot be read as application\/pdf/);
    const big = deflateSync(new Uint8Array(64 << 20).fill(32)).toString('latin1');
    const pdf = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
      `<< /Length ${big.length} /Filter /FlateDecode >>\nstream\n${big}\nendstream`,
    ]);
    assert.match(await problemOf('application/pdf', pdf, box), /no text begins in the box|cannot be read/);
  });
});
