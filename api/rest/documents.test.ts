import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { exampleBroker } from '../testing/example-broker.ts';
import type { Problem } from './problem.ts';
import { restServer } from './testing/rest-server.ts';

const digestOf = (bytes: Uint8Array, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHash('sha256').update(bytes).digest(encoding);

describe('documents and artifacts over REST', () => {
  let door: Awaited<ReturnType<typeof restServer>>;
  before(async () => (door = await restServer(exampleBroker())));
  after(() => door.close());

  const put = (query: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${door.url}/v1/documents${query}`, { method: 'POST', body, headers });
  const artifact = (digest: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${door.url}/v1/artifacts/${digest}`, { headers });
  const codeOf = async (response: Response): Promise<string> => ((await response.json()) as Problem).code;

  it('stores the bytes as they come, and gives them back', async () => {
    const bytes = new Uint8Array(300_000).map((_, i) => i % 251);
    const response = await put('?name=a%20b.bin', bytes);
    assert.equal(response.status, 201);
    const digest = digestOf(bytes);
    assert.equal(response.headers.get('location'), `/v1/documents/${digest}`);
    assert.equal(response.headers.get('content-digest'), `sha-256=:${digestOf(bytes, 'base64')}:`);
    assert.deepEqual(await response.json(), {
      digest,
      name: 'a b.bin',
      mediaType: 'application/octet-stream',
      size: bytes.length,
    });
    assert.deepEqual(new Uint8Array(await (await artifact(digest)).arrayBuffer()), bytes);
    assert.equal((await fetch(`${door.url}/v1/documents/${digest}`)).status, 200);
  });

  it('takes JSON as a document where it has a name, and as the operation’s input where it has none', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ name: 'note.txt', text: 'hello' });
    const whole = (await (await put('?name=note.json', body, headers)).json()) as { digest: string; mediaType: string };
    assert.equal(whole.digest, digestOf(new TextEncoder().encode(body)));
    const input = await put('', body, headers);
    assert.equal(input.status, 201);
    assert.equal(((await input.json()) as { digest: string }).digest, digestOf(new TextEncoder().encode('hello')));
    assert.equal(await codeOf(await put('', 'hello')), 'input.missing');
  });

  it('refuses what is too large', async () => {
    const response = await put('?name=big.bin', new Uint8Array(1_000_001));
    assert.equal(response.status, 413);
    assert.equal(await codeOf(response), 'document.too-large');
  });

  it('refuses what is said to be too large before any of it arrives, and what grows too large while it does', async () => {
    const answerTo = async (head: string, body: string): Promise<string> => {
      const socket = connect(door.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`POST /v1/documents?name=big.bin HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n${body}`);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return answer.toString();
    };
    assert.match(await answerTo('Content-Length: 999999999', ''), /^HTTP\/1.1 413 /);
    const chunk = 'x'.repeat(0xffff);
    assert.match(await answerTo('Transfer-Encoding: chunked', `ffff\r\n${chunk}\r\n`.repeat(17)), /^HTTP\/1.1 413 /);
  });

  it('compares what arrives with the digest that it is said to have', async () => {
    const bytes = new TextEncoder().encode('hello');
    const wrong = await put('?name=a.txt', bytes, {
      'Content-Digest': `sha-256=:${digestOf(new Uint8Array(1), 'base64')}:`,
    });
    assert.equal(wrong.status, 400);
    assert.equal(await codeOf(wrong), 'http.digest-mismatch');
    assert.equal(
      (await put('?name=a.txt', bytes, { 'Content-Digest': `sha-256=:${digestOf(bytes, 'base64')}:` })).status,
      201,
    );
  });

  it('serves ranges, and says when there is nothing in one', async () => {
    const bytes = new TextEncoder().encode('0123456789');
    await put('?name=digits.txt', bytes, { 'Content-Type': 'text/plain' });
    const digest = digestOf(bytes);
    const part = await artifact(digest, { Range: 'bytes=2-4' });
    assert.equal(part.status, 206);
    assert.equal(part.headers.get('content-range'), 'bytes 2-4/10');
    assert.equal(await part.text(), '234');
    assert.equal(await (await artifact(digest, { Range: 'bytes=-3' })).text(), '789');
    assert.equal((await artifact(digest, { Range: 'bytes=1-2, 4-5' })).status, 200);
    assert.equal((await artifact(digest, { Range: 'bytes=2-4', 'If-Range': '"other"' })).status, 200);
    const none = await artifact(digest, { Range: 'bytes=10-' });
    assert.equal(none.status, 416);
    assert.equal(none.headers.get('content-range'), 'bytes */10');
    assert.equal(
      (await artifact(digest, { 'If-None-Match': `"${digest}"`, 'Cache-Control': 'max-age=0' })).status,
      304,
    );
  });

  it('shows pages in a sandbox, in their own media type', async () => {
    const bytes = new TextEncoder().encode('<script>alert(1)</script>');
    await put('?name=page.html', bytes, { 'Content-Type': 'text/html' });
    const page = await artifact(digestOf(bytes));
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.equal(page.headers.get('content-security-policy'), 'sandbox');
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(page.headers.get('etag'), `"${digestOf(bytes)}"`);
  });

  it('knows what is not there', async () => {
    for (const digest of ['0'.repeat(64), 'x', '..']) {
      const response = await artifact(encodeURIComponent(digest).replaceAll('.', '%2E'));
      assert.equal(response.status, 404);
    }
    assert.equal(await codeOf(await artifact('0'.repeat(64))), 'artifact.not-found');
  });
});
