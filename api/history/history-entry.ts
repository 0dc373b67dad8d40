import { z } from 'zod';
import type { Assertion, Registry, SnapshotManifest, ValueDifference } from '../../primitives/index.ts';
import { quotationsOf, sourceKey } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import type { BranchMove } from '../../runtime/store/branch-move.ts';
import type { Store } from '../../runtime/store/store.ts';
import {
  byElement,
  countDifferences,
  differenceCounts,
  elementDifference,
  inWords,
  saidDifferently,
} from '../graph-words/element-differences.ts';
import { readWordBook } from '../graph-words/word-book.ts';
import { placeReferences } from '../refs/place-references.ts';
import { resolution } from '../system/graph-resolution.ts';
import { quotedSources } from '../trace/quoted-sources.ts';
import { quotation } from '../trace/trace-answer.ts';
import type { About } from './differences-about.ts';
import { differencesAbout, sidesOf } from './differences-about.ts';
import { madeBy } from './made-by.ts';

const reference = z.object({ branch: z.string(), sequence: z.int() });

/** A move of a branch, and what it changed. */
export const historyEntry = z.object({
  branch: z.string().describe('The branch that moved: where it was forked from another one, its history goes on there'),
  sequence: z.int(),
  at: z.string(),
  by: z.string().describe('Who moved it'),
  message: z.string(),
  from: z.string().optional().describe('State digest of the snapshot before'),
  to: z.string(),
  changeSet: z.string().optional(),
  reverts: z.int().optional().describe('The move of this branch that it undoes'),
  closed: z.boolean().optional().describe('The branch ended with it'),
  origin: reference.optional().describe('The move of another branch that this one takes up: forked, or merged'),
  run: z
    .object({ runId: z.string(), primitive: z.string(), version: z.string() })
    .optional()
    .describe('The run that made the change'),
  resolutions: z.array(resolution).describe('How conflicts were decided'),
  counts: differenceCounts.describe('Values that it changed, of what is asked for'),
  elements: z.array(elementDifference).optional().describe('Before and after, when an element or a value is asked for'),
  quotations: z.array(quotation).optional().describe('Of one value: the words that say what it is after the move'),
  madeBy: reference
    .extend({ by: z.string(), message: z.string() })
    .optional()
    .describe('Of one value that a merge took up: the move of the other branch that made it'),
});
export type HistoryEntry = z.output<typeof historyEntry>;

/** What a history is read from. */
export interface HistoryPorts {
  readonly store: Store;
  readonly graphs: GraphAccess;
  readonly registry: Registry;
}

/** What the move was and did. @returns `undefined` for a move that changed nothing of what is asked for */
export async function historyEntryOf(
  about: About,
  tenant: string,
  move: BranchMove,
  ports: HistoryPorts,
): Promise<HistoryEntry | undefined> {
  const { graphs } = ports;
  const { from, to } = await sidesOf(tenant, move, graphs);
  if (about.subject === undefined) {
    const counts = from
      ? countDifferences(await differencesAbout(about, tenant, from, to, graphs))
      : { added: to.assertionCount, removed: 0, changed: 0, restated: 0 };
    return { ...(await told(tenant, move, ports)), counts };
  }
  const differences = saidDifferently(await differencesAbout(about, tenant, from, to, graphs));
  if (differences.length === 0) return undefined;
  const elements = await elementsOf(tenant, from, to, differences, ports);
  const entry = { ...(await told(tenant, move, ports)), counts: countDifferences(differences), elements };
  const { subject, path } = about;
  const [value] = differences;
  return path === undefined || !value
    ? entry
    : { ...entry, ...(await behindValue({ subject, path }, tenant, move, value.after, to, ports)) };
}

/** The words that say what a value is after a move, and the move of another branch that it was taken up from. */
async function behindValue(
  value: { readonly subject: string; readonly path: string },
  tenant: string,
  move: BranchMove,
  after: Assertion | null,
  { sources }: SnapshotManifest,
  ports: HistoryPorts,
): Promise<Pick<HistoryEntry, 'quotations' | 'madeBy'>> {
  const { store } = ports;
  const evidence = after?.evidence ?? [];
  const quoted = sources.filter(({ digest }) => evidence.some(({ source }) => source === sourceKey(digest)));
  const quotations = await quotationsOf(evidence, await quotedSources(store, tenant, quoted));
  const made = await madeBy(value, tenant, move, after, ports);
  return {
    quotations: (await placeReferences(store, tenant)(quotations)).map((one) => ({ ...one })),
    ...(made ? { madeBy: { branch: made.branch, sequence: made.sequence, by: made.by, message: made.message } } : {}),
  };
}

/** Everything but what it changed. */
async function told(tenant: string, move: BranchMove, { store }: HistoryPorts): Promise<Omit<HistoryEntry, 'counts'>> {
  const { branch, sequence, at, by, message, from, to, changeSet, reverts, closed, origin, resolutions = [] } = move;
  const action =
    (changeSet === undefined ? undefined : await store.generatedBy(tenant, changeSet)) ??
    (await store.generatedBy(tenant, to));
  return {
    ...{ branch, sequence, at, by, message, to },
    ...(from === undefined ? {} : { from }),
    ...(changeSet === undefined ? {} : { changeSet }),
    ...(reverts === undefined ? {} : { reverts }),
    ...(closed === undefined ? {} : { closed }),
    ...(origin ? { origin: { ...origin } } : {}),
    ...(action ? { run: { runId: action.runId, primitive: action.primitive, version: action.version } } : {}),
    resolutions: resolutions.map((one) => ({ ...one, rejected: [...one.rejected] })),
  };
}

async function elementsOf(
  tenant: string,
  from: SnapshotManifest | undefined,
  to: SnapshotManifest,
  differences: readonly ValueDifference[],
  { registry, graphs }: HistoryPorts,
): Promise<HistoryEntry['elements']> {
  const places = differences.map((one) => ({ ...one, standing: [one.before, one.after] }));
  const book = await readWordBook({ registry, graphs, tenant, snapshots: [to, ...(from ? [from] : [])] }, places);
  return [...byElement(differences)].map((element) => inWords(book, element));
}
