import type { Evidence, Source } from '../model/evidence.ts';
import { sourceKey } from '../model/evidence.ts';
import type { Selector } from '../model/selector.ts';
import { placeIn } from '../model/selector.ts';
import type { QuotableSource } from './quotable-source.ts';

/** A source that can be read again. */
export interface QuotedSource extends QuotableSource, Pick<Source, 'uri' | 'digest'> {}

/** A place in a document, in the words of its kind, with the selector that says it to machines. */
export type Location = Selector & {
  /** The name of the document, as its user knows it. */
  readonly file: string;
  readonly digest: string;
  /** For people, with the file: `a.txt:3:7`; `a.xlsx, sheet Loads, C7`. */
  readonly place: string;
};

/** What a source says at one place: the end of every trace. */
export type Quotation = Location & {
  /** The very characters of the source; of an image, what it was taken to say; empty where it cannot be read again. */
  readonly exact: string;
};

/** Evidence by the names of the files it points into. What points into none of them is left out. */
export const locationsOf = (
  evidence: readonly Evidence[],
  sources: readonly Pick<Source, 'uri' | 'digest'>[],
): Location[] =>
  evidence.flatMap(({ source, selector }) => {
    const found = sources.find(({ digest }) => sourceKey(digest) === source);
    return found ? [{ file: found.uri, digest: found.digest, place: placeIn(found.uri, selector), ...selector }] : [];
  });

/** Evidence as quotations, in its order. Evidence whose source is not at hand is left out. */
export async function quotationsOf(
  evidence: readonly Evidence[],
  sources: readonly QuotedSource[],
): Promise<Quotation[]> {
  const exact = new Map<Evidence, string>();
  for (const source of sources) {
    const places = evidence.filter((place) => place.source === sourceKey(source.digest) && !exact.has(place));
    if (places.length === 0) continue;
    const quoted = await source.quote(places.map(({ selector }) => selector));
    quoted.forEach((one, i) => exact.set(places[i] as Evidence, 'exact' in one ? one.exact : ''));
  }
  return evidence.flatMap((place) =>
    locationsOf([place], sources).map((location) => ({ ...location, exact: exact.get(place) ?? '' })),
  );
}
