import { z } from 'zod';
import type { Candidate, Conflict, Decision, Registry } from '../../primitives/index.ts';
import { BverError, elementOf } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import type { MergeOutcome } from '../../runtime/graph/merge-snapshots.ts';
import type { WordBook } from '../graph-words/word-book.ts';
import { readWordBook } from '../graph-words/word-book.ts';
import { resolution } from '../system/graph-resolution.ts';

const candidate = z.object({
  says: z.string().describe('What a resolution names to choose it'),
  text: z.string().describe('The value in words'),
  along: z.int().describe('Further values of the element that are decided along with it'),
});

const conflict = z.object({
  subject: z.string(),
  path: z.string(),
  name: z.string().describe('The element, as its source spells it'),
  property: z.string(),
  candidates: z.array(candidate),
  base: candidate.optional().describe('What both sides started from; it can be chosen, too'),
});
export type ConflictInWords = z.output<typeof conflict>;

/** Decisions of conflicts, as whoever merges gives them. */
export const decisions = z
  .array(
    z.strictObject({
      subject: z.string(),
      path: z.string(),
      chosen: z.string().describe('What the chosen candidate says'),
      rule: z.string().min(1).max(200).default('decision').describe('By which rule it is chosen'),
      justification: z.string().min(1).max(2000),
    }),
  )
  .default([])
  .describe('How conflicts are decided: one for each that an earlier call answered with');

/** What came of a merge, beside where the branch stands. */
export const mergeAnswer = z.object({
  taken: z.int().describe('Values taken that only one side had changed, or both in the same way'),
  conflicts: z.array(conflict),
  resolutions: z.array(resolution),
});

export const attributed = (given: z.output<typeof decisions>, by: string): Decision[] =>
  given.map((one) => ({ ...one, wasAttributedTo: by }));

interface Merged {
  readonly operation: string;
  readonly tenant: string;
  readonly outcome: MergeOutcome;
  readonly decisions: readonly Decision[];
  /** State digests of the two sides. */
  readonly sides: readonly string[];
}

/** @throws BverError `input.invalid`, pointing to each resolution that fits no conflict */
export async function answerMerge(
  { operation, tenant, outcome, decisions: given, sides }: Merged,
  ports: { readonly graphs: GraphAccess; readonly registry: Pick<Registry, 'packs'> },
): Promise<z.output<typeof mergeAnswer>> {
  requireFit(operation, outcome, given);
  const { taken, conflicts, resolutions } = outcome;
  const snapshots = await Promise.all(sides.map((digest) => ports.graphs.manifest(tenant, digest)));
  const standing = ({ candidates, base }: Conflict) =>
    [...candidates, ...(base ? [base] : [])].map(({ stands: [value] }) => value?.assertion ?? null);
  const places = conflicts.map((one) => ({ ...one, standing: standing(one) }));
  const book = await readWordBook({ ...ports, tenant, snapshots }, places);
  return {
    taken,
    conflicts: conflicts.map((one) => conflictInWords(book, one)),
    resolutions: resolutions.map((one) => ({ ...one, rejected: [...one.rejected] })),
  };
}

function requireFit(operation: string, { unfit }: MergeOutcome, given: readonly Decision[]): void {
  if (unfit.length === 0) return;
  const errors = unfit.map((decision) => ({
    pointer: `/resolutions/${given.indexOf(decision)}`,
    detail: `There is no open conflict about ${decision.subject} ${decision.path} with a candidate that says ${decision.chosen}.`,
  }));
  const problem = errors.map(({ detail }) => detail).join(' ');
  throw new BverError('input.invalid', { operation, problem }, { errors });
}

function conflictInWords(book: WordBook, { subject, path, candidates, base }: Conflict): ConflictInWords {
  const inWords = ({ says, stands: [value, ...along] }: Candidate): z.output<typeof candidate> => ({
    says,
    text: value?.assertion ? book.wordsOf(value.assertion).text : 'nothing',
    along: along.length,
  });
  return {
    ...{ subject, path, name: book.nameOf(elementOf(subject)), property: book.propertyOf({ subject, path }) },
    candidates: candidates.map(inWords),
    ...(base ? { base: inWords(base) } : {}),
  };
}
