import assert from 'node:assert/strict';
import type { RunResource } from '../../api/system/run-resource.ts';
import { SMALL_BOOKCASE } from '../example-pack/index.ts';
import { checkout } from './bver-process.ts';
import type { Checkout } from './bver-process.ts';
import { restClient } from './rest-client.ts';

describe('a worker that is killed', function () {
  this.timeout(180_000);
  let place: Checkout;
  before(() => (place = checkout()));
  after(() => place.dispose());

  it('loses nothing: another one completes the study, and each result is recorded once', async () => {
    const door = place.start('rest');
    const url = (await door.says(/http:\/\/127\.0\.0\.1:\d+/))[0];
    const rest = restClient(url);
    const first = place.start('worker');
    await first.says(/worker is ready/);
    const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
    const parameters = { steps: 300, pauseMilliseconds: 10 };
    const { body } = await rest.post('/v1/workflows/example.study:start', { documents, parameters });
    const { id } = body as RunResource;
    await rest.until(id, ({ progress }) => /step \d+ of/.test(progress.message));
    await first.end('SIGKILL');
    const second = place.start('worker');
    await second.says(/worker is ready/);
    const run = await rest.until(id, ({ done }) => done, 120);
    assert.equal(run.status, 'succeeded', JSON.stringify(run.error));
    assert.ok(run.metadata.steps.every(({ done }) => done));
    const events = await (await fetch(`${url}/v1/runs/${id}/events`)).text();
    const steps = [...events.matchAll(/"step":"([^"]+)"/g)].map(([, step]) => step);
    assert.deepEqual(steps, [...new Set(steps)], 'each step is told of once');
    assert.equal(steps.length, run.metadata.steps.length);
  });
});
