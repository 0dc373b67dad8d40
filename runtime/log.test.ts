import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { createLog } from './log.ts';
import type { Log } from './log.ts';

async function written(form: 'json' | 'human', say: (log: Log) => void): Promise<string> {
  let text = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const log = createLog({ level: 'info', format: form }, output);
  say(log);
  await new Promise<void>((resolve) => log.on('finish', resolve).end());
  return text;
}

describe('the log', () => {
  it('carries the fields that are bound to it', async () => {
    const text = await written('json', (log) =>
      log.child({ runId: 'r1', traceId: 't1' }).info('step done', { step: 'simulate' }),
    );
    const { timestamp, ...line } = JSON.parse(text) as Record<string, string>;
    assert.match(timestamp ?? '', /^\d{4}-/);
    assert.deepEqual(line, { level: 'info', message: 'step done', runId: 'r1', traceId: 't1', step: 'simulate' });
  });
  it('can be read by a person', async () => {
    assert.match(await written('human', (log) => log.warn('slow', { ms: 12 })), /^[\d:.]+ warn {2}slow ms=12\n$/);
  });
  it('says nothing secret and no contents', async () => {
    const text = await written('json', (log) =>
      log.info('connected to postgresql://me:hunter2@db/x', {
        password: 'hunter2',
        nested: { apiKey: 'hunter2', url: 'https://u:hunter2@host/' },
        bytes: Buffer.from('hunter2'),
        document: 'hunter2 '.repeat(1000).padStart(9000),
      }),
    );
    assert.ok(!text.includes('hunter2'), text);
    assert.match(text, /\(7 bytes\)/);
  });
  it('logs an error with its stack', async () => {
    assert.match(await written('json', (log) => log.error(new Error('broken'))), /"message":"broken".*log\.test\.ts/);
  });
  it('logs an error in a field, and a ring', async () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    const text = await written('json', (log) =>
      log.error('failed', { error: Object.assign(new Error('broken'), ring) }),
    );
    assert.match(text, /"message":"broken"/);
  });
  it('leaves out what is below its level', async () =>
    assert.equal(await written('json', (log) => log.debug('x')), ''));
});
