import { z } from 'zod';
import type { Candidate, Conflict, Decision } from '../../primitives/index.ts';
import { BverError, elementOf } from '../../primitives/index.ts';
import type { MergedBranches } from '../../runtime/graph/merge-branches.ts';
import { mergeBranches } from '../../runtime/graph/merge-branches.ts';
import type { WordBook } from '../graph-words/word-book.ts';
import { readWordBook } from '../graph-words/word-book.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';
import { branch, branchName, graphName } from './graph-branch.ts';
import { resolution } from './graph-resolution.ts';

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
  base: candidate.optional().describe('What both branches started from; it can be chosen, too'),
});

export const mergeGraph = defineSystemOperation({
  operationId: 'graph.merge',
  title: 'Merge a branch into another',
  description:
    'Brings what one branch changed into another, value by value, from what both go back to. What both changed differently is answered as conflicts, and nothing moves: call again with a resolution for each.',
  input: z.strictObject({
    graph: graphName,
    into: branchName.describe('The branch that moves'),
    from: branchName.describe('The branch whose changes are taken; it stays where it is'),
    resolutions: z
      .array(
        z.strictObject({
          subject: z.string(),
          path: z.string(),
          chosen: z.string().describe('What the chosen candidate says'),
          rule: z.string().min(1).max(200).default('decision').describe('By which rule it is chosen'),
          justification: z.string().min(1).max(2000),
        }),
      )
      .default([]),
    message: z.string().max(2000).optional().describe('Why, for the history of the branch'),
  }),
  output: z.object({
    merged: z.boolean().describe('False while conflicts are open; then nothing has moved'),
    branch,
    bases: z.array(z.string()).describe('State digests of what both branches go back to'),
    taken: z.int().describe('Values taken that only one branch had changed, or both in the same way'),
    conflicts: z.array(conflict),
    resolutions: z.array(resolution),
  }),
  errors: ['branch.not-found', 'graph.conflict', 'operation.not-applicable'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{into}:merge' },
  async handle({ graph, into, from, resolutions, message }, { caller }, ports) {
    const { tenant, subject: by } = caller;
    const decisions = resolutions.map((one): Decision => ({ ...one, wasAttributedTo: by }));
    const asked = { graph, into, from, by, decisions, message: message ?? `Merged ${from}` };
    const made = await mergeBranches(ports, tenant, asked);
    requireFit(made, decisions);
    const book = await bookOf(made, tenant, ports);
    return {
      merged: made.conflicts.length === 0,
      branch: made.branch,
      bases: [...made.sides.bases],
      taken: made.taken,
      conflicts: made.conflicts.map((one) => conflictInWords(book, one)),
      resolutions: made.resolutions.map((one) => ({ ...one, rejected: [...one.rejected] })),
    };
  },
});

/** @throws BverError `input.invalid`, pointing to each resolution that fits no conflict */
function requireFit({ unfit }: MergedBranches, decisions: readonly Decision[]): void {
  if (unfit.length === 0) return;
  const errors = unfit.map((decision) => ({
    pointer: `/resolutions/${decisions.indexOf(decision)}`,
    detail: `There is no open conflict about ${decision.subject} ${decision.path} with a candidate that says ${decision.chosen}.`,
  }));
  const problem = errors.map(({ detail }) => detail).join(' ');
  throw new BverError('input.invalid', { operation: 'graph.merge', problem }, { errors });
}

async function bookOf({ sides, conflicts }: MergedBranches, tenant: string, ports: SystemPorts): Promise<WordBook> {
  const snapshots = await Promise.all([sides.into, sides.from].map((digest) => ports.graphs.manifest(tenant, digest)));
  const standing = ({ candidates, base }: Conflict) =>
    [...candidates, ...(base ? [base] : [])].map(({ stands: [value] }) => value?.assertion ?? null);
  return readWordBook(
    { ...ports, tenant, snapshots },
    conflicts.map((one) => ({ ...one, standing: standing(one) })),
  );
}

function conflictInWords(book: WordBook, { subject, path, candidates, base }: Conflict): z.output<typeof conflict> {
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
