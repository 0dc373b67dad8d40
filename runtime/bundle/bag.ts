import { sha256 } from '../sha256.ts';
import type { ArchiveFiles } from './archive.ts';

/** A bag (RFC 8493): payload under `data/`, manifests with the digest of every file. Paths without the top folder. */
export interface Bag {
  readonly folder: string;
  readonly files: ArchiveFiles;
}

const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
const MANIFEST = 'manifest-sha256.txt';
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const INFO = 'bag-info.txt';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Adds to a payload what makes it a bag.
 *
 * @param tags files beside the payload, for people
 * @param info what `bag-info.txt` says, in order
 */
export function makeBag(
  payload: ArchiveFiles,
  tags: ArchiveFiles,
  info: readonly (readonly [label: string, value: string])[],
): ArchiveFiles {
  const lines = [...info, ['Payload-Oxum', oxumOf(payload)] as const].map(([label, value]) => `${label}: ${value}\n`);
  const beside = new Map([
    ...tags,
    ['bagit.txt', encode(DECLARATION)] as const,
    [INFO, encode(lines.join(''))] as const,
    [MANIFEST, encode(manifestOf(payload))] as const,
  ]);
  return new Map([...payload, ...beside, [TAG_MANIFEST, encode(manifestOf(beside))]]);
}

/** A value of `bag-info.txt` stands in one line. */
export const infoValue = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Octets and streams of the payload (RFC 8493 §2.2.2). */
const oxumOf = (payload: ArchiveFiles): string =>
  `${[...payload.values()].reduce((sum, { length }) => sum + length, 0)}.${payload.size}`;

const manifestOf = (files: ArchiveFiles): string =>
  [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`)
    .join('');

/** What is wrong with a bag, with the file that it is about. */
export interface BagProblem {
  readonly file: string;
  readonly problem: string;
}

/** Every problem of a bag: whatever is missing, added, renamed or changed. */
export function bagProblems({ files }: Bag): BagProblem[] {
  const payload = new Map([...files].filter(([path]) => path.startsWith('data/')));
  const tags = new Map([...files].filter(([path]) => !path.startsWith('data/') && path !== TAG_MANIFEST));
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  if (text('bagit.txt') !== DECLARATION) return [{ file: 'bagit.txt', problem: 'it declares no bag of version 1.0' }];
  const oxum = /^Payload-Oxum: (.*)$/m.exec(text(INFO))?.[1];
  return [
    ...compared(TAG_MANIFEST, text(TAG_MANIFEST), tags),
    ...compared(MANIFEST, text(MANIFEST), payload),
    ...(oxum === oxumOf(payload)
      ? []
      : [{ file: INFO, problem: `it counts ${oxum ?? 'nothing'}, the payload has ${oxumOf(payload)}` }]),
  ];
}

function compared(manifest: string, text: string, files: ArchiveFiles): BagProblem[] {
  const listed = new Map<string, string>();
  const problems: BagProblem[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined)
      problems.push({ file: manifest, problem: `it has the line ${line}` });
    else listed.set(path, digest);
  }
  for (const [path, digest] of listed) {
    const bytes = files.get(path);
    if (!bytes) problems.push({ file: path, problem: `${manifest} lists it, and it is not there` });
    else if (sha256(bytes) !== digest) problems.push({ file: path, problem: `its SHA-256 is not that of ${manifest}` });
  }
  for (const path of files.keys()) {
    if (!listed.has(path)) problems.push({ file: path, problem: `it is there, and ${manifest} does not list it` });
  }
  return problems;
}

/** The bag in an archive: everything lies in one folder. @returns the file that does not, where one does not */
export function bagIn(archive: ArchiveFiles): Bag | { readonly outside: string } {
  const folder = [...archive.keys()][0]?.split('/')[0] ?? '';
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of archive) {
    if (!path.startsWith(`${folder}/`)) return { outside: path };
    files.set(path.slice(folder.length + 1), bytes);
  }
  return { folder, files };
}
