import type { Assertion } from './assertion.ts';
import { compareAssertions } from './assertion.ts';
import { fromTuple, toTuple } from './assertion-tuple.ts';
import type { AssertionTuple } from './assertion-tuple.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Source } from './evidence.ts';
import type { Sha256 } from './sha256.ts';

/** A snapshot is cut into this many chunks by the hash of the subject, so that a change rewrites one of them. */
export const CHUNK_COUNT = 256;

/**
 * What a snapshot consists of. Its `digest` covers binding and chunks, and so subject, path, value, state and evidence
 * of every assertion, and nothing that says who or when.
 */
export interface SnapshotManifest {
  /** The state digest. */
  readonly digest: string;
  /** Digest of the pack's binding by which the values are to be understood. */
  readonly bindingDigest: string;
  /** Content digest of each chunk; the empty text where a chunk has no assertion. Length 256. */
  readonly chunks: readonly string[];
  readonly assertionCount: number;
  /** Documents that evidence points into; not part of the digest, as evidence names the digest of its source. */
  readonly sources: readonly Source[];
}

/** FNV-1a over UTF-16 code units, folded to 0 … 255. */
export function chunkOf(subject: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < subject.length; i++) hash = Math.imul(hash ^ subject.charCodeAt(i), 0x01000193);
  return ((hash >>> 24) ^ (hash >>> 16) ^ (hash >>> 8) ^ hash) & 0xff;
}

/** Sorts assertions into chunks; within a chunk they stand by subject and path. */
export function intoChunks(assertions: Iterable<Assertion>): Assertion[][] {
  const chunks: Assertion[][] = Array.from({ length: CHUNK_COUNT }, () => []);
  for (const assertion of assertions) chunks[chunkOf(assertion.subject)]?.push(assertion);
  for (const chunk of chunks) chunk.sort(compareAssertions);
  return chunks;
}

/** The canonical text of a chunk. Its members are arrays and scalars, so plain JSON is already canonical (RFC 8785). */
export const encodeChunk = (assertions: readonly Assertion[]): string => JSON.stringify(assertions.map(toTuple));

export const decodeChunk = (text: string): Assertion[] => (JSON.parse(text) as AssertionTuple[]).map(fromTuple);

/** The content digest of a chunk, as it stands in a manifest: the empty text for a chunk without assertions. */
export const chunkDigest = (assertions: readonly Assertion[], sha256: Sha256): string =>
  assertions.length === 0 ? '' : sha256(encodeChunk(assertions));

/** The state digest of a snapshot from the digests of its chunks. */
export const snapshotDigest = (bindingDigest: string, chunks: readonly string[], sha256: Sha256): string =>
  sha256(canonicalJson({ bindingDigest, chunks }));

/** The state digest of a snapshot from its assertions, in whatever order they come. */
export const stateDigest = (bindingDigest: string, assertions: Iterable<Assertion>, sha256: Sha256): string =>
  snapshotDigest(
    bindingDigest,
    intoChunks(assertions).map((chunk) => chunkDigest(chunk, sha256)),
    sha256,
  );
