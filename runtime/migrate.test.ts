import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrate, migrations } from './migrate.ts';
import { sha256 } from './sha256.ts';
import { PROJECT_ROOT } from './state-directory.ts';
import { freshDatabase } from './testing/test-server.ts';
import type { FreshDatabase } from './testing/test-server.ts';
import { withDatabase } from './testing/with-database.ts';

const migration = (name: string, sql: string) => ({ name, sql, checksum: sha256(sql) });

/** The Prisma CLI, as a developer runs it. */
const prisma = (url: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(PROJECT_ROOT, 'node_modules/prisma/build/index.js'), ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: url },
  });

describe('migrate', function () {
  this.timeout(60_000);
  const migrated = withDatabase();
  const made: FreshDatabase[] = [];
  const empty = async (): Promise<string> => {
    const database = await freshDatabase('empty');
    made.push(database);
    return database.url;
  };
  after(() => Promise.all(made.map((database) => database.drop())));

  it('applies what is not applied yet, once, however many start at once', async () => {
    const url = await empty();
    const all = [migration('1_a', 'CREATE TABLE a (x int)'), migration('2_b', 'CREATE TABLE b (x int)')];
    assert.deepEqual((await migrate(url, all.slice(0, 1))).applied, ['1_a']);
    const answers = await Promise.all([1, 2, 3, 4].map(() => migrate(url, all)));
    assert.deepEqual(
      answers.flatMap(({ applied }) => applied),
      ['2_b'],
    );
    assert.equal(answers[0]?.version, '2_b');
  });

  it('keeps nothing of a migration that fails, and stops there until it is resolved', async () => {
    const url = await empty();
    const broken = [migration('1_broken', 'CREATE TABLE a (x int); SELECT 1/0;')];
    await assert.rejects(migrate(url, broken), { code: 'migration.failed' });
    await assert.rejects(migrate(url, broken), { code: 'migration.failed-earlier' });
  });

  it('refuses a migration that was edited after it was applied', async () => {
    const url = await empty();
    await migrate(url, [migration('1_a', 'CREATE TABLE a (x int)')]);
    await assert.rejects(migrate(url, [migration('1_a', 'CREATE TABLE a (y int)')]), { code: 'migration.edited' });
  });

  it('leaves a database that Prisma finds up to date, and that agrees with its schema', async () => {
    assert.match((await prisma(migrated.url, 'migrate', 'status')).stdout, /up to date/);
    const compare = [
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    ];
    const { stdout } = await prisma(migrated.url, ...compare);
    assert.match(stdout, /No difference detected/);
  });

  it('finds applied what Prisma has applied', async () => {
    const url = await empty();
    await prisma(url, 'migrate', 'deploy');
    assert.deepEqual(await migrate(url), { applied: [], version: migrations().at(-1)?.name });
  });
});
