import type { Quoted, Selector, SelectorType, SourceContent } from '../../primitives/index.ts';

export type SelectorOf<T extends SelectorType> = Extract<Selector, { readonly type: T }>;

/** Reads places of one document, in their order. */
export type ReadPlaces<S extends Selector = Selector> = (selectors: readonly S[]) => Promise<readonly Quoted[]>;

/** How documents of some media types are read by selectors of one type. */
export interface PlaceReader<T extends SelectorType = SelectorType> {
  readonly type: T;
  /** Whether it reads documents of a media type, which comes in lower case and without parameters. */
  reads(mediaType: string): boolean;
  /**
   * Called when the first place of a document is asked for.
   *
   * @throws Error what is wrong with a document that is not what its media type says, or that asks for too much
   */
  open(content: SourceContent): ReadPlaces<SelectorOf<T>>;
}

/** Reads place after place. */
export const eachOf =
  <S extends Selector>(read: (selector: S) => Quoted): ReadPlaces<S> =>
  (selectors) =>
    Promise.resolve(selectors.map(read));
