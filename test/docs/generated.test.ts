import assert from 'node:assert/strict';
import { generatedDocuments } from './generated.ts';

describe('documents that are written from the code', () => {
  it('are what the code says (else run: npm run docs)', async () => {
    for (const { name, content, committed } of await generatedDocuments()) assert.equal(committed, content, name);
  });
});
