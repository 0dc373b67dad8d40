import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Assertion, ChangeSet, Document, GraphReader } from '../../../../primitives/index.ts';
import { buildGraph, recordReads } from '../../../../primitives/index.ts';
import { opendssInterpreter } from '../../interpreters/opendss.ts';
import { defaultsResolver } from '../../resolvers/defaults.ts';
import { lineCodeResolver } from '../../resolvers/line-code.ts';
import { callOn, context } from '../../testing/call.ts';

/** Cases of other people that are not part of the project, where they are laid beside it. */
export const CORPUS = new URL('../../../../../shared/corpus/', import.meta.url);
export const hasCorpus = (): boolean => existsSync(CORPUS);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The scripts of a folder of the corpus, the main one first. */
export function corpusDocuments(folder: string, main: string): Document[] {
  const directory = new URL(`dss/${folder}/`, CORPUS);
  const names = readdirSync(directory).filter((name) => name !== main);
  return [main, ...names].map((name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, directory)));
    return { name, bytes, uri: name, digest: sha256(bytes), mediaType: 'text/x-opendss' };
  });
}

/** The graph that scripts say, with line codes resolved and defaults assumed: what a study simulates. */
export async function interpreted(documents: readonly Document[]): Promise<GraphReader> {
  const nothing = recordReads(buildGraph('empty', []));
  const { assertions = [] } = await callOn(opendssInterpreter, nothing, { documents });
  const standing = new Map(assertions.map((assertion) => [keyOf(assertion), assertion]));
  apply(standing, (await callOn(lineCodeResolver, read(standing))).changeSet);
  apply(standing, (await callOn(defaultsResolver, read(standing))).changeSet);
  return read(standing);
}

function apply(standing: Map<string, Assertion>, changes: ChangeSet | undefined): void {
  for (const change of changes?.forward ?? []) {
    if (change.op === 'assert') standing.set(keyOf(change.assertion), change.assertion);
    else standing.delete(keyOf(change));
  }
}

const keyOf = ({ subject, path }: { readonly subject: string; readonly path: string }): string => `${subject}\n${path}`;
const read = (standing: ReadonlyMap<string, Assertion>): GraphReader =>
  recordReads(buildGraph('corpus', standing.values()));

export { callOn, context };
