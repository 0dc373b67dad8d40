import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { documents, ROOT, textOf } from './code-blocks.ts';

describe('links in the documents', () => {
  for (const document of documents()) {
    it(`${document}: lead somewhere`, () => {
      const targets = [...textOf(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
      const dead = targets
        .filter((target) => !target.includes('://'))
        .filter((target) => !existsSync(path.join(ROOT, path.dirname(document), target)));
      assert.deepEqual(dead, []);
    });
  }
});
