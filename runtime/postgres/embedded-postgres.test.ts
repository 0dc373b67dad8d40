import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { processIdentity } from '../process-identity.ts';
import { directoryElsewhere } from '../state-directory.ts';
import { shareEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';

const query = async (server: EmbeddedPostgres, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql).finally(() => client.end());
  return rows;
};

/** Another process that joins the server and stays until it is killed. */
const OTHER = `
import { shareEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))};
const server = await shareEmbeddedPostgres({ stateDirectory: process.argv[1], preferredPort: 56000 });
console.log(JSON.stringify({ port: server.port, pid: server.pid, started: server.started }));
if (process.argv[2] === 'stay') setInterval(() => {}, 1000); else await server.leave();
`;
const other = ['--import', 'tsx', '--input-type=module', '-e', OTHER];

describe('the embedded PostgreSQL', function () {
  this.timeout(120_000);
  let state: string;
  before(() => {
    state = mkdtempSync('/var/tmp/bver-test-');
    chmodSync(state, 0o755);
  });
  after(() => rmSync(state, { recursive: true, force: true }));

  it('starts, answers, steps over a taken port, stops, and keeps its data for the next start', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const first = await shareEmbeddedPostgres({ stateDirectory: state, preferredPort: port });
    assert.ok(first.started);
    assert.ok(first.port > port);
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.leave();
    taken.close();
    assert.equal(processIdentity(first.pid), undefined);
    const second = await shareEmbeddedPostgres({ stateDirectory: state });
    assert.equal(second.port, first.port, 'the port is recorded');
    assert.deepEqual(await query(second, 'SELECT answer FROM kept'), [{ answer: 42 }]);
    await second.leave();
  });

  it('is started once by many processes, and stops after the last of them', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, [...other, state, 'go'])),
    );
    const said = answers.map(({ stdout }) => JSON.parse(stdout) as { port: number; pid: number; started: boolean });
    const starts = said.filter(({ started }) => started).length;
    assert.equal(new Set(said.map(({ pid }) => pid)).size, starts, 'every server was started by exactly one of them');
    for (const { pid } of said) assert.equal(processIdentity(pid), undefined);
  });

  it('stays while a second user needs it, and stops when both were killed without a word', async () => {
    const child = spawn(process.execPath, [...other, state, 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const { pid } = await new Promise<{ pid: number }>((resolve) =>
      child.stdout.once('data', (line) => resolve(JSON.parse(String(line)) as { pid: number })),
    );
    const mine = await shareEmbeddedPostgres({ stateDirectory: state });
    assert.equal(mine.pid, pid);
    await mine.leave();
    assert.notEqual(processIdentity(pid), undefined, 'the other one still uses it');
    child.kill('SIGKILL');
    for (let i = 0; i < 200 && processIdentity(pid) !== undefined; i++) await sleep(25);
    assert.equal(processIdentity(pid), undefined);
  });

  it('replaces a server that lost its guard', async function () {
    if (process.platform !== 'linux') this.skip();
    const first = await shareEmbeddedPostgres({ stateDirectory: state });
    const guard = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${first.pid}/status`, 'utf8'))?.[1];
    const children = readFileSync(`/proc/${guard}/task/${guard}/children`, 'utf8').trim().split(' ').map(Number);
    for (const pid of [Number(guard), ...children]) if (pid !== first.pid) process.kill(pid, 'SIGKILL');
    const second = await shareEmbeddedPostgres({ stateDirectory: state });
    assert.ok(second.started);
    assert.notEqual(second.pid, first.pid);
    await second.leave();
    await first.leave();
  });

  it('of a directory that its account cannot enter lies elsewhere, one for each directory', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const closed = ['a', 'b'].map((name) => path.join(state, `closed-${name}`));
    for (const directory of closed) mkdirSync(directory, { mode: 0o700 });
    const [a, b] = await Promise.all(closed.map((stateDirectory) => shareEmbeddedPostgres({ stateDirectory })));
    assert.ok(a && b);
    assert.notEqual(a.pid, b.pid);
    await Promise.all([a.leave(), b.leave()]);
    for (const directory of closed) rmSync(directoryElsewhere(directory), { recursive: true });
  });
});
