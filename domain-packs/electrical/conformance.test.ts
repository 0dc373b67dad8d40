import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describeConformance } from '../../primitives/conformance/index.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { readUcum } from '../../runtime/testing/read-ucum.ts';
import { electricalPack } from './pack.ts';

const documents = Object.fromEntries(
  (electricalPack.sample?.documents ?? []).map((path) => [
    basename(path),
    readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'),
  ]),
);

describeConformance(electricalPack, {
  documents,
  openSource,
  readUcum,
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  graphs: 20,
});
