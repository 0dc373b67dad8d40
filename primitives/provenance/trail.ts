import type { AssertionReference } from '../model/assertion.ts';
import type { ReadKind } from '../model/read-differences.ts';
import type { Value } from '../model/value.ts';

/** What a call leaves for those after it. */
type Input = 'graph' | 'findings' | 'payload' | 'resultSet';

/**
 * One hop of the trail by which a change reaches something: a value was changed; another follows from it, by the step that
 * says so (none where the value stands in the graph as it did); a step read it; a step left a result set, or findings.
 */
export type Hop =
  | (AssertionReference & { readonly kind: 'changed'; readonly before: Value | null; readonly after: Value | null })
  | (AssertionReference & { readonly kind: 'derived'; readonly step?: string })
  | (AssertionReference & { readonly kind: 'read'; readonly step: string; readonly as: ReadKind })
  | {
      readonly kind: 'left';
      readonly step: string;
      readonly what: Input;
      readonly name?: string;
    }
  | { readonly kind: 'took'; readonly step: string; readonly what: Input }
  | { readonly kind: 'unrepeatable'; readonly step: string };

/** From a change to what it reaches, hop by hop. */
export type Trail = readonly Hop[];
