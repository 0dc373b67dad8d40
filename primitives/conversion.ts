import type { Value } from './model/value.ts';

/**
 * One step of a conversion, as data, so that it is stored with the binding and a version of the pack that does not know it
 * can take it back. Types and properties are called as they are called at that step. A step that computes a value keeps what
 * it was computed from beside it (`length@1.2`: the length as storage version 1 says it, kept by the second step): evidence stays true to its source,
 * and the way back gives the very value that stood there.
 */
export type ConversionStep =
  | { readonly op: 'renameType'; readonly from: string; readonly to: string }
  | { readonly op: 'renameProperty'; readonly type: string; readonly from: string; readonly to: string }
  /** Numbers, and lists and matrices of them, times a factor: another canonical unit, or another sign. */
  | { readonly op: 'rescale'; readonly type: string; readonly property: string; readonly factor: number }
  /** Other words for the values of a text; words that are not named stay. */
  | {
      readonly op: 'recode';
      readonly type: string;
      readonly property: string;
      readonly values: Readonly<Record<string, string>>;
    }
  /** A list to properties of their own, one for each entry. */
  | { readonly op: 'split'; readonly type: string; readonly property: string; readonly into: readonly string[] }
  /** Properties to one list of them. */
  | { readonly op: 'merge'; readonly type: string; readonly properties: readonly string[]; readonly into: string }
  /** A property that is new, where nothing says it: as `assumed`, and taken away on the way back. */
  | { readonly op: 'assume'; readonly type: string; readonly property: string; readonly value: Value };

/** From one storage version to the next; taken back, from the next to this one. */
export interface Conversion {
  readonly from: number;
  readonly to: number;
  /** In order upwards; in the opposite order, each of them inverted, downwards. */
  readonly steps: readonly ConversionStep[];
}
