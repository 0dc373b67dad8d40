import { canonicalJson } from '../../primitives/index.ts';
import { packageVersion } from '../version.ts';
import { writeArchive } from './archive.ts';
import { infoValue, makeBag } from './bag.ts';
import type { Bundle } from './bundle.ts';
import { BUNDLE_VERSION, contentFile, FILES } from './layout.ts';
import { readmeOf } from './readme.ts';

/** A bundle as bytes: the same for the same run, wherever and whenever it is written. */
export async function writeBundle(bundle: Bundle): Promise<Uint8Array> {
  const { run } = bundle;
  const readme = new Map([['README.md', encode(readmeOf(bundle))]]);
  const bag = makeBag(payloadOf(bundle), readme, [
    ['Bag-Software-Agent', `bver ${packageVersion()}`],
    ['External-Identifier', infoValue(run.runId)],
    ['External-Description', infoValue(`${run.title}: ${run.subject}`)],
    ['BVER-Bundle-Version', String(BUNDLE_VERSION)],
  ]);
  const folder = `bver-run-${run.runId.replace(/[^A-Za-z0-9-]/g, '-')}`;
  return writeArchive(new Map([...bag].map(([path, bytes]) => [`${folder}/${path}`, bytes])));
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function payloadOf(bundle: Bundle): ReadonlyMap<string, Uint8Array> {
  const { run, steps, nodes, answers, decisions, calls, documents, snapshots, contents, beyond, provenance, history } =
    bundle;
  const records: readonly (readonly [file: string, value: unknown])[] = [
    [FILES.run, { run, steps, nodes, answers, decisions }],
    [FILES.calls, calls],
    [FILES.documents, documents],
    [FILES.snapshots, snapshots],
    [
      FILES.contents,
      [...contents.values()].map(({ digest, mediaType, bytes }) => ({ digest, mediaType, size: bytes.length })),
    ],
    [FILES.beyond, beyond],
    [FILES.provenance, provenance],
  ];
  return new Map([
    ...records.map(([file, value]) => [file, encode(canonicalJson(value))] as const),
    ...[...contents.values()].map(({ digest, bytes }) => [contentFile(digest), bytes] as const),
    ...(history ? [[FILES.history, history] as const] : []),
  ]);
}
