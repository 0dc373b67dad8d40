import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { BverError, createRegistry, defineDomainPack, defineInterpreter } from '../primitives/index.ts';
import { loadDocuments } from './load-documents.ts';

/** Reads `include NAME` lines. */
const including = defineInterpreter({
  name: 'notes.page.interpret',
  version: '1.0.0',
  title: 'Read a page',
  description: 'Reads pages that include others.',
  basis: [],
  reads: { 'text/x-page': ['.page'] },
  input: z.object({}),
  output: z.object({}),
  readers: {},
  includes: ({ bytes }) =>
    [...new TextDecoder().decode(bytes).matchAll(/^include (.+)$/gm)].map(([, name]) => name ?? ''),
  interpret: () => ({ payload: {}, summary: '', assertions: [], sources: [] }),
});
const pack = defineDomainPack({
  name: 'notes',
  version: '1.0.0',
  contract: '*',
  title: 'Notes',
  license: 'UNLICENSED',
  binding: { types: [], units: {} },
  storageVersion: 1,
  primitives: [including],
  interpreters: [including],
  compositions: [],
  preparation: { resolvers: [], simulators: {} },
});

describe('the documents of a command', () => {
  const registry = createRegistry([pack]);
  let folder = '';
  const write = (name: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  const names = (file: string): string[] =>
    loadDocuments(registry, path.join(folder, file), 1000).map(({ name }) => name);
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'bver-documents-'))));
  after(() => rmSync(folder, { recursive: true }));

  it('are the file and what it includes, whatever the case and the slashes, each once', () => {
    write('Main.page', 'include PARTS\\One.page\ninclude parts/two.page\n');
    write('parts/one.page', 'include two.page\ninclude ../Main.page\n');
    write('parts/two.page', '');
    assert.deepEqual(names('Main.page'), ['Main.page', 'parts/one.page', 'parts/two.page']);
  });

  it('leave out what is not there: the interpreter reports it with its place', () => {
    write('lonely.page', 'include nowhere.page\n');
    assert.deepEqual(names('lonely.page'), ['lonely.page']);
  });

  it('refuse a file that is missing or too large, by name', () => {
    write('large.page', 'x'.repeat(1001));
    const refused = (file: string, code: string): void =>
      assert.throws(
        () => names(file),
        (error) => error instanceof BverError && error.code === code && error.message.includes(file),
      );
    refused('large.page', 'document.too-large');
    refused('missing.page', 'document.unreadable');
  });
});
