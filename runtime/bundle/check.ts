import type { Lawbook, OpenSource, Registry } from '../../primitives/index.ts';
import type { Replay } from '../replay.ts';
import type { Bag } from './bag.ts';
import type { Bundle } from './bundle.ts';
import type { BundleProblem } from './read-bundle.ts';

/** What checks may use, where it is at hand. */
export interface CheckParts {
  /** Opens sources, so that what they say can be read again. */
  readonly openSource?: OpenSource;
  /** Knows how the interpreters of the packs that are loaded read what they quote. */
  readonly registry?: Registry;
  /** Replays workflow histories. */
  readonly replay?: Replay;
}

/**
 * The readers of the very versions of interpreters that a bundle names. Names that two of them give to different readers are
 * left out: which one is meant is not said.
 */
export function readersIn({ calls }: Bundle, registry: Registry | undefined): NonNullable<Lawbook['readers']> {
  const readers = new Map<string, Reader | undefined>();
  const named = new Map(calls.map(({ primitive, version }) => [`${primitive}@${version}`, { primitive, version }]));
  for (const { primitive, version } of named.values()) {
    const definition = registry?.versions(primitive).find((one) => one.version === version);
    for (const [method, reader] of Object.entries(definition?.lawbook.readers ?? {})) {
      readers.set(method, readers.has(method) && readers.get(method) !== reader ? undefined : reader);
    }
  }
  return Object.fromEntries([...readers].flatMap(([method, reader]) => (reader ? [[method, reader]] : [])));
}
type Reader = NonNullable<Lawbook['readers']>[string];

/** What a check found: how many things it looked at, and what is wrong with them; or why it could not look. */
export type Found =
  { readonly count: number; readonly problems: readonly BundleProblem[] } | { readonly notChecked: string };

/** One thing that holds of every bundle. */
export interface BundleCheck {
  readonly name: string;
  /** What is counted. */
  readonly of: string;
  check(bundle: Bundle, parts: CheckParts, bag: Bag): Promise<Found> | Found;
}

export const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** A content of the bundle as JSON; `undefined` where it is not there or is none. */
export function jsonIn(bundle: Pick<Bundle, 'contents'>, digest: string): unknown {
  const content = bundle.contents.get(digest);
  if (!content) return undefined;
  try {
    return JSON.parse(decode(content.bytes));
  } catch {
    return undefined;
  }
}
