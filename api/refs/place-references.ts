import type { Location, Selector } from '../../primitives/index.ts';
import { formatPointer, formatReference, rangesIn } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';

/** A place with the reference that leads to it; none where the bytes of its document are not kept. */
export type ReferredPlace<L extends Location = Location> = L & { readonly ref?: string };

/** Makes references of places in the documents of a tenant; each document is looked up once. */
export type ReferPlaces = <L extends Location>(places: readonly L[]) => Promise<ReferredPlace<L>[]>;

type ReferencesInto = (selector: Selector) => string;

export function placeReferences(store: Store, tenant: string): ReferPlaces {
  const opened = new Map<string, Promise<ReferencesInto | undefined>>();
  const open = (digest: string): Promise<ReferencesInto | undefined> => {
    const known = opened.get(digest) ?? referencesInto(store, tenant, digest);
    opened.set(digest, known);
    return known;
  };
  return (places) =>
    Promise.all(
      places.map(async (place) => {
        const ref = (await open(place.digest))?.(place);
        return ref === undefined ? place : { ...place, ref };
      }),
    );
}

/** What is quoted from, but was no document of its own (a stated value's note), is known as bytes. */
async function referencesInto(store: Store, tenant: string, digest: string): Promise<ReferencesInto | undefined> {
  const [document, content] = await Promise.all([store.document(tenant, digest), store.content(tenant, digest)]);
  if (!content) return undefined;
  const ranges = rangesIn(content.bytes);
  const kind = document ? 'document' : 'artifact';
  return (selector) => {
    const place = selector.type === 'text' ? ranges(selector) : selector;
    return formatReference({ kind, digest, fragment: formatPointer(place) });
  };
}
