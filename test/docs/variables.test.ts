import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROOMS = ['activities', 'api', 'cli', 'domain-packs', 'primitives', 'runtime', 'temporal', 'workflows'];

const sources = (room: string): string[] =>
  readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.(ts|mjs)$/.test(file))
    .map((file) => path.join(room, file));

describe('environment variables', () => {
  it('that the code names are all in docs/configuration.md', () => {
    const page = readFileSync(path.join(ROOT, 'docs/configuration.md'), 'utf8');
    for (const file of [...ROOMS.flatMap(sources), 'service.ts']) {
      const named = readFileSync(path.join(ROOT, file), 'utf8').match(/\bBVER_[A-Z_]+\b/g) ?? [];
      for (const variable of named) assert.ok(page.includes(`\`${variable}\``), `${file} names ${variable}`);
    }
  });
});
