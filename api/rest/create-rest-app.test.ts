import assert from 'node:assert/strict';
import { request } from 'node:http';
import { exampleBroker } from '../testing/example-broker.ts';
import type { Problem } from './problem.ts';
import { restServer } from './testing/rest-server.ts';

describe('the REST door', () => {
  let door: Awaited<ReturnType<typeof restServer>>;
  before(async () => (door = await restServer(exampleBroker())));
  after(() => door.close());

  const call = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(door.url + path, { redirect: 'manual', ...init });
  /** Where nothing is said, fetch adds no-cache to a condition of its caller, which asks for the whole. */
  const revalidating = { 'Cache-Control': 'max-age=0' };
  const json = { 'Content-Type': 'application/json' };

  async function problem(response: Response, status: number, code: string): Promise<Problem> {
    assert.equal(response.status, status);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const body = (await response.json()) as Problem;
    assert.equal(body.code, code);
    assert.equal(body.status, status);
    assert.equal(body.type, `/problems/${code}`);
    assert.ok(body.title && body.detail && body.remedy && /^[0-9a-f]{32}$/.test(body.traceId));
    assert.doesNotMatch(JSON.stringify(body), /\.ts:\d|node_modules|<html/);
    return body;
  }

  it('tells a newcomer where to begin', async () => {
    const root = await call('/');
    assert.equal(root.status, 302);
    assert.equal(root.headers.get('location'), '/docs');
    const page = await call('/docs');
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.doesNotMatch(await page.text(), /https?:\/\//);
  });

  it('says how it is', async () => {
    assert.deepEqual(await (await call('/healthz')).json(), { alive: true });
    assert.equal((await call('/readyz')).status, 200);
    assert.deepEqual(await (await call('/version')).json(), { version: '0.0.0-test' });
  });

  it('is not ready when a server that it needs does not answer, and names it', async () => {
    const health = { ready: false, dependencies: [{ name: 'postgres', ready: false, lastError: 'refused' }] };
    const other = await restServer(exampleBroker(), { health: () => Promise.resolve(health) });
    const response = await fetch(`${other.url}/readyz`);
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), health);
    await other.close();
  });

  it('answers every mistake of the protocol with problem details', async () => {
    const unknown = await problem(await call('/v1/packz'), 404, 'operation.unknown');
    assert.match(unknown.remedy, /\/v1\/packs/);
    const method = await call('/v1/packs', { method: 'DELETE' });
    assert.equal(method.headers.get('allow'), 'GET, HEAD, OPTIONS');
    await problem(method, 405, 'http.method-not-allowed');
    await problem(await call('/v1/runs/x:cancel'), 405, 'http.method-not-allowed');
    const start = '/v1/workflows/example.study:start';
    for (const body of ['{', '[]', 'null', '"text"', '']) {
      const response = await call(start, { method: 'POST', headers: json, body });
      await problem(response, 400, body === '' ? 'input.missing' : 'input.invalid');
    }
    await problem(
      await call(start, { method: 'POST', body: '<a/>', headers: { 'Content-Type': 'text/xml' } }),
      415,
      'http.unsupported-media-type',
    );
    await problem(await call(start, { method: 'POST', body: new Uint8Array(8) }), 415, 'http.unsupported-media-type');
    await problem(
      await call(start, {
        method: 'POST',
        body: '{}',
        headers: { 'Content-Type': 'application/json; charset=x-none' },
      }),
      415,
      'http.unsupported-media-type',
    );
    await problem(
      await call(start, { method: 'POST', body: '{}', headers: { ...json, 'Content-Encoding': 'x-none' } }),
      415,
      'http.unsupported-media-type',
    );
    const large = JSON.stringify({ documents: [{ text: 'x'.repeat(3_000_000) }] });
    await problem(await call(start, { method: 'POST', headers: json, body: large }), 413, 'http.content-too-large');
    await problem(await call('/v1/primitives/%E0%A4%A'), 400, 'input.invalid');
  });

  it('answers OPTIONS and HEAD', async () => {
    const options = await call('/v1/runs', { method: 'OPTIONS' });
    assert.equal(options.status, 204);
    assert.equal(options.headers.get('allow'), 'GET, HEAD, OPTIONS');
    const head = await call('/v1/packs', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
  });

  it('says of an unexpected error only the trace under which it is logged', async () => {
    const world = exampleBroker();
    const other = await restServer({
      ...world,
      broker: { ...world.broker, invoke: () => Promise.reject(new Error('a secret')) },
    });
    const body = await problem(await fetch(`${other.url}/v1/packs`), 500, 'internal.unexpected');
    assert.doesNotMatch(JSON.stringify(body), /secret/);
    const logged = other.lines.find(({ level }) => level === 'error');
    assert.equal(logged?.fields['traceId'], body.traceId);
    await other.close();
  });

  it('has a page for the type of every problem, for programs and for people', async () => {
    const entry = (await (await call('/problems/input.invalid')).json()) as { status: number };
    assert.equal(entry.status, 400);
    const page = await call('/problems/http.method-not-allowed', { headers: { Accept: 'text/html' } });
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await page.text(), /<h1>The resource does not take this method<\/h1>/);
    await problem(await call('/problems/constructor'), 404, 'operation.unknown');
  });

  it('lets a reader ask whether anything has changed', async () => {
    for (const path of ['/v1/primitives', '/openapi.json', '/docs']) {
      const etag = (await call(path)).headers.get('etag') ?? '';
      assert.match(etag, /^"/, path);
      assert.equal((await call(path, { headers: { 'If-None-Match': etag, ...revalidating } })).status, 304, path);
    }
  });

  it('goes on with the trace of the caller, and logs under it', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const response = await call('/v1/packs', { headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` } });
    assert.match(response.headers.get('traceparent') ?? '', new RegExp(`^00-${traceId}-`));
    await response.text();
    const line = door.lines.find(({ fields }) => fields['traceId'] === traceId);
    assert.equal(line?.fields['operation'], 'packs.list');
    assert.equal(line.fields['status'], 200);
  });

  it('refuses pages of other sites, and names that were rebound to this machine', async () => {
    await problem(await call('/v1/packs', { headers: { Origin: 'https://example.org' } }), 403, 'access.loopback-only');
    const status = await new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: door.port,
        path: '/v1/packs',
        headers: { Host: 'rebound.example.org' },
      };
      request(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    assert.equal(status, 403);
  });
});
