import type { Source } from '../model/evidence.ts';
import type { Selector } from '../model/selector.ts';

/** What a source says at a place, or why nothing can be quoted there. */
export type Quoted = { readonly exact: string } | { readonly problem: string };

/** A source that is read again: what it says at places, in their order. Problems are answers; nothing is thrown for them. */
export interface QuotableSource {
  quote(selectors: readonly Selector[]): Promise<readonly Quoted[]>;
}

/** A document with its bytes. */
export interface SourceContent extends Source {
  readonly bytes: Uint8Array;
}

/** Opens a source for reading; which selectors it can be read by depends on its media type. */
export type OpenSource = (source: SourceContent) => QuotableSource;
