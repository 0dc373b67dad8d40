import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { readUcum } from '../../runtime/testing/read-ucum.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { describeConformance } from './index.ts';

const bookcase = readFileSync(new URL('../../test/example-pack/bookcase.shelf', import.meta.url));

describeConformance(examplePack, {
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  documents: { 'bookcase.shelf': bookcase },
  mutations: 200,
  openSource,
  readUcum,
  graphs: 100,
});
