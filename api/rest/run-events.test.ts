import assert from 'node:assert/strict';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { RunEvent } from '../../runtime/store/records.ts';
import type { RunResource } from '../system/run-resource.ts';
import { restServer } from './testing/rest-server.ts';
import { threadedBroker } from './testing/threaded-broker.ts';

const documents = [{ name: 'small.shelf', text: SMALL_BOOKCASE }];

/** The blocks of a stream until it ends, or until `enough`. */
async function blocks(response: Response, enough: (text: string) => boolean = () => false): Promise<string[]> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (enough(text)) break;
  }
  return text.split('\n\n').filter((block) => block !== '');
}

const eventOf = (block: string): RunEvent => JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as RunEvent;
const isEvent = (block: string): boolean => block.startsWith('id: ');

describe('the events of a run', () => {
  const world = threadedBroker();
  let door: Awaited<ReturnType<typeof restServer>>;
  before(async () => (door = await restServer(world, { heartbeatSeconds: 0.05 })));
  after(async () => {
    await door.close();
    await world.close();
  });

  const start = async (steps: number): Promise<string> => {
    const body = JSON.stringify({ documents, parameters: { steps, pauseMilliseconds: 20 } });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${door.url}/v1/primitives/example.creep.simulate:invoke`, {
      method: 'POST',
      headers,
      body,
    });
    return ((await response.json()) as RunResource).id;
  };
  const follow = (runId: string, last?: number): Promise<Response> =>
    fetch(
      `${door.url}/v1/runs/${runId}/events`,
      last === undefined ? {} : { headers: { 'Last-Event-ID': String(last) } },
    );

  it('come numbered without gaps, with comments while it is silent, and end with the run', async () => {
    const response = await follow(await start(20));
    assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(response.headers.get('x-accel-buffering'), 'no');
    const all = await blocks(response);
    const events = all.filter(isEvent).map(eventOf);
    assert.deepEqual(
      events.map(({ sequence }) => sequence),
      events.map((_, i) => i + 1),
    );
    assert.ok(events.some(({ type }) => type === 'progress'));
    assert.ok(events.some(({ type }) => type === 'step'));
    assert.deepEqual(events.at(-1)?.data, { status: 'succeeded' });
    assert.ok(all.includes(': still here'));
    assert.ok(all.some((block) => /^id: 1\nevent: status$/m.test(block)));
  });

  it('go on where a reader was cut off', async () => {
    const runId = await start(21);
    const seen = (await blocks(await follow(runId), (text) => text.includes('id: 3\n'))).filter(isEvent).map(eventOf);
    const last = seen.at(-1)?.sequence ?? 0;
    const rest = (await blocks(await follow(runId, last))).filter(isEvent).map(eventOf);
    assert.equal(rest[0]?.sequence, last + 1);
    assert.deepEqual(rest.at(-1)?.data, { status: 'succeeded' });
    const end = await follow(runId, rest.at(-1)?.sequence);
    assert.equal(end.status, 204);
  });

  it('are there after the end as well', async () => {
    const runId = await start(1);
    await blocks(await follow(runId));
    const again = (await blocks(await follow(runId))).filter(isEvent).map(eventOf);
    assert.equal(again[0]?.sequence, 1);
  });

  it('of a run that is not there are a problem', async () => {
    const response = await follow('nothing');
    assert.equal(response.status, 404);
    assert.equal(((await response.json()) as { code: string }).code, 'run.not-found');
  });
});
