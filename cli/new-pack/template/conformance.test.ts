import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeConformance } from '../../../primitives/conformance/index.ts';
import { blueprintPack } from './pack.ts';

const document = readFileSync(new URL('cases/first/first.blueprint', import.meta.url));

describeConformance(blueprintPack, {
  documents: { 'first.blueprint': document },
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  graphs: 20,
});
