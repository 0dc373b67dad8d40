/** A bag (RFC 8493) in a ZIP archive, sealed. `+zip` after RFC 6839 §3.6. */
export const BUNDLE_MEDIA_TYPE = 'application/vnd.bver.bundle+zip';

/** The version of what is described here; a reader refuses another one. */
export const BUNDLE_VERSION = 1;

/** Where things are in the bag. */
export const FILES = {
  /** The run, its steps, what became of the parts of its plan that are no calls, and what people answered and decided. */
  run: 'data/run.json',
  /** The calls of the steps, and those that made what they started from. */
  calls: 'data/calls.json',
  documents: 'data/documents.json',
  /** Manifests with parents; the chunks are contents. */
  snapshots: 'data/snapshots.json',
  /** Media type and size of every content. */
  contents: 'data/contents.json',
  /** What is named and not in the bag: parents of snapshots, other runs. */
  beyond: 'data/beyond.json',
  provenance: 'data/provenance.json',
  /** The workflow's history in ProtoJSON, where there was a workflow. */
  history: 'data/history.json',
} as const;

/** Where a content is: its name is the SHA-256 of its bytes. */
export const contentFile = (digest: string): string => `data/contents/${digest}`;

/** What a bundle may be at most; what is larger is refused before it is unpacked. */
export interface BundleLimits {
  /** Bytes of all files, unpacked. */
  readonly bytes: number;
  readonly files: number;
}

export const BUNDLE_LIMITS: BundleLimits = { bytes: 1024 * 1024 * 1024, files: 65_000 };
