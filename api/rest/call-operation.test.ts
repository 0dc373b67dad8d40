import assert from 'node:assert/strict';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { RunResult } from '../run-result.ts';
import type { RunResource } from '../system/run-resource.ts';
import type { Problem } from './problem.ts';
import { restServer } from './testing/rest-server.ts';
import { threadedBroker } from './testing/threaded-broker.ts';

const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];
/** Half a second in ten steps. */
const slow = { documents, parameters: { steps: 10, pauseMilliseconds: 50 } };

describe('calling operations over REST', () => {
  const world = threadedBroker();
  let door: Awaited<ReturnType<typeof restServer>>;
  before(async () => (door = await restServer(world)));
  after(async () => {
    await door.close();
    await world.close();
  });

  const get = (path: string): Promise<Response> => fetch(door.url + path);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(door.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const invoke = (name: string) => `/v1/primitives/${name}:invoke`;
  const read = async <T>(response: Response): Promise<T> => (await response.json()) as T;

  it('answers an interactive primitive with its result', async () => {
    const response = await post(invoke('example.echo-first.generate'), { documents, parameters: { text: 'hello' } });
    assert.equal(response.status, 200);
    assert.deepEqual((await read<RunResult>(response)).payload, { text: 'hello' });
  });

  it('answers a job with its run at once, and says where to follow it', async () => {
    const started = performance.now();
    const response = await post(invoke('example.creep.simulate'), slow);
    assert.equal(response.status, 202);
    assert.equal(response.headers.get('retry-after'), '1');
    const run = await read<RunResource>(response);
    assert.equal(response.headers.get('location'), `/v1/runs/${run.id}`);
    assert.equal(run.done, false);
    assert.ok(performance.now() - started < 400);
    const early = await get(`/v1/runs/${run.id}/result`);
    assert.equal((await read<Problem>(early)).code, 'operation.not-applicable');
  });

  it('waits as the caller prefers, and says that it did', async () => {
    const waited = await post(invoke('example.creep.simulate'), slow, { Prefer: 'wait=20' });
    assert.equal(waited.status, 200);
    assert.equal(waited.headers.get('preference-applied'), 'wait=20');
    const { runId, summary } = await read<RunResult>(waited);
    assert.match(summary, /2 boards after 10 steps/);
    const run = await read<RunResource>(await get(`/v1/runs/${runId}`));
    assert.equal(run.done, true);
    assert.equal((run.response as RunResult).summary, summary);
    const atOnce = await post(invoke('example.echo-first.generate'), { documents }, { Prefer: 'respond-async' });
    assert.equal(atOnce.status, 202);
    assert.equal(atOnce.headers.get('preference-applied'), 'respond-async');
    const impatient = await post('/v1/workflows/example.study:start', { ...slow, seed: 1 }, { Prefer: 'wait=0' });
    assert.equal(impatient.status, 202);
  });

  it('chooses a version by its range', async () => {
    const path = (range: string) =>
      `/v1/primitives/example.board-load.validate/versions/${encodeURIComponent(range)}:invoke`;
    const first = await read<RunResult>(await post(path('^1'), { documents }));
    const second = await read<RunResult>(await post(path('^2.0.0'), { documents }));
    const version = async ({ runId }: RunResult) => (await read<RunResource>(await get(`/v1/runs/${runId}`))).version;
    assert.deepEqual([await version(first), await version(second)], ['1.0.0', '2.0.0']);
    const none = await post(path('^9'), { documents });
    assert.equal(none.status, 404);
    assert.equal((await read<Problem>(none)).code, 'operation.version-unknown');
    const described = await read<{ version: string }>(
      await get('/v1/primitives/example.board-load.validate/versions/1.0.0'),
    );
    assert.equal(described.version, '1.0.0');
  });

  it('names what is near an operation that is not there, of the kind that was asked for', async () => {
    const body = await read<Problem>(await post(invoke('example.crep.simulate'), {}));
    assert.equal(body.code, 'operation.unknown');
    assert.match(body.remedy, /example\.creep\.simulate/);
    assert.equal((await post(invoke('example.study'), {})).status, 404);
    assert.equal((await post('/v1/workflows/example.creep.simulate:start', {})).status, 404);
  });

  it('points to each place of the input that is wrong', async () => {
    const response = await post(invoke('example.creep.simulate'), {
      documents,
      parameters: { steps: 'many', pauseMilliseconds: -1 },
    });
    assert.equal(response.status, 400);
    const { code, errors } = await read<Problem>(response);
    assert.equal(code, 'input.invalid');
    assert.deepEqual(errors.map(({ pointer }) => pointer).sort(), [
      '/parameters/pauseMilliseconds',
      '/parameters/steps',
    ]);
    const query = await read<Problem>(await get('/v1/runs?pageSize=0&pageSize=2'));
    assert.deepEqual(
      query.errors.map(({ pointer }) => pointer),
      ['/pageSize'],
    );
    const contradicted = await read<Problem>(await get('/v1/runs/a?runId=b'));
    assert.deepEqual(contradicted.errors, [{ pointer: '/runId', detail: 'the path says another value' }]);
  });

  it('makes one run of one key, and refuses the key for another body', async () => {
    const headers = { 'Idempotency-Key': '"once"' };
    const [first, second] = await Promise.all([1, 2].map(() => post(invoke('example.creep.simulate'), slow, headers)));
    assert.equal(first?.headers.get('location'), second?.headers.get('location'));
    const reused = await post(invoke('example.creep.simulate'), { documents }, headers);
    assert.equal(reused.status, 422);
    assert.equal((await read<Problem>(reused)).code, 'idempotency.key-reused');
  });

  it('cancels a run', async () => {
    const long = { documents, parameters: { steps: 1000, pauseMilliseconds: 20 } };
    const { id } = await read<RunResource>(await post(invoke('example.creep.simulate'), long));
    assert.equal((await post(`/v1/runs/${id}:cancel`, {})).status, 200);
    for (let waited = 0; waited < 100; waited++) {
      if ((await read<RunResource>(await get(`/v1/runs/${id}`))).done) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const result = await get(`/v1/runs/${id}/result`);
    assert.equal(result.status, 409);
    assert.equal((await read<Problem>(result)).code, 'run.cancelled');
  });

  it('turns pages, and links the next one', async () => {
    const first = await get('/v1/runs?pageSize=2');
    const { runs, nextPageToken } = await read<{ runs: RunResource[]; nextPageToken: string }>(first);
    assert.equal(runs.length, 2);
    assert.equal(first.headers.get('link'), `</v1/runs?pageSize=2&pageToken=${nextPageToken}>; rel="next"`);
    const next = await read<{ runs: RunResource[] }>(await get(`/v1/runs?pageSize=2&pageToken=${nextPageToken}`));
    assert.ok(next.runs.every(({ id }) => !runs.some((run) => run.id === id)));
  });
});
