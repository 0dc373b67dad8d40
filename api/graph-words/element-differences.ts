import { z } from 'zod';
import type { DifferenceKind, Registry, SnapshotManifest, ValueDifference } from '../../primitives/index.ts';
import { DIFFERENCE_KINDS, differenceKind, elementOf, STRUCTURE } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import type { WordBook } from './word-book.ts';
import { readWordBook } from './word-book.ts';
import { words } from './words.ts';

const change = z.enum(DIFFERENCE_KINDS).describe('Restated: the same is said, but quoted from another place');

/** Everything that differs about one element, or its ports. */
export const elementDifference = z.object({
  subject: z.string().describe('The id of the element'),
  name: z.string().describe('As its source spells it'),
  type: z.string(),
  change,
  values: z.array(
    z.object({
      subject: z.string().describe('The element, or one of its ports'),
      path: z.string(),
      property: z.string().describe('What the pack calls it'),
      change,
      before: words.optional(),
      after: words.optional(),
    }),
  ),
});
export type ElementDifference = z.output<typeof elementDifference>;

export type DifferencesByElement = ReadonlyMap<string, readonly ValueDifference[]>;

/** Differences under the element they are about, in order of its id. */
export function byElement(differences: readonly ValueDifference[]): DifferencesByElement {
  const grouped = new Map<string, ValueDifference[]>();
  for (const difference of differences) {
    const element = elementOf(difference.subject);
    const earlier = grouped.get(element);
    if (earlier) earlier.push(difference);
    else grouped.set(element, [difference]);
  }
  return new Map([...grouped].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const inWords = (
  book: WordBook,
  [element, differences]: [string, readonly ValueDifference[]],
): ElementDifference => {
  const type = differences.find(({ subject, path }) => subject === element && path === STRUCTURE.type);
  return {
    subject: element,
    name: book.nameOf(element),
    type: book.typeOf(element),
    change: kindOfElement(type, differences),
    values: differences.map((difference) => {
      const { subject, path, before, after } = difference;
      return {
        ...{ subject, path, property: book.propertyOf(difference), change: differenceKind(difference) },
        ...(before ? { before: book.wordsOf(before) } : {}),
        ...(after ? { after: book.wordsOf(after) } : {}),
      };
    }),
  };
};

/** An element comes and goes with its type. */
function kindOfElement(type: ValueDifference | undefined, all: readonly ValueDifference[]): DifferenceKind {
  if (type && (type.before === null || type.after === null)) return differenceKind(type);
  return all.every((one) => differenceKind(one) === 'restated') ? 'restated' : 'changed';
}

/** What differs in what is said, whatever it is quoted from. */
export const saidDifferently = (differences: readonly ValueDifference[]): ValueDifference[] =>
  differences.filter((difference) => differenceKind(difference) !== 'restated');

/** How many values were added, removed and changed. */
export const differenceCounts = z.object({ added: z.int(), removed: z.int(), changed: z.int(), restated: z.int() });

export function countDifferences(differences: readonly ValueDifference[]): z.output<typeof differenceCounts> {
  const counts = { added: 0, removed: 0, changed: 0, restated: 0 };
  for (const difference of differences) counts[differenceKind(difference)]++;
  return counts;
}

interface Compared {
  readonly before: SnapshotManifest;
  readonly after: SnapshotManifest;
}

/** Everything that differs, counted and in words. */
export async function differencesInWords(
  { registry, graphs }: { readonly registry: Pick<Registry, 'packs'>; readonly graphs: GraphAccess },
  tenant: string,
  { before, after }: Compared,
  differences: readonly ValueDifference[],
): Promise<{ counts: z.output<typeof differenceCounts>; elements: ElementDifference[] }> {
  const places = differences.map((one) => ({ ...one, standing: [one.before, one.after] }));
  const book = await readWordBook({ registry, graphs, tenant, snapshots: [after, before] }, places);
  const elements = [...byElement(differences)].map((element) => inWords(book, element));
  return { counts: countDifferences(differences), elements };
}
