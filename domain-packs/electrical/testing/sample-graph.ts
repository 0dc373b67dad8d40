import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Graph } from '../../../primitives/index.ts';
import { buildGraph, recordReads } from '../../../primitives/index.ts';
import { opendssInterpreter } from '../interpreters/opendss.ts';
import { electricalPack } from '../pack.ts';
import { callOn } from './call.ts';

/** The feeder that ships with the project, as its scripts say it. */
export async function sampleGraph(): Promise<Graph> {
  const documents = (electricalPack.sample?.documents ?? []).map((path) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../../${path}`, import.meta.url)));
    const name = basename(path);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { name, uri: name, mediaType: 'text/x-opendss', bytes, digest };
  });
  const { assertions = [] } = await callOn(opendssInterpreter, recordReads(buildGraph('', [])), { documents });
  return buildGraph('sample', assertions);
}
