import { z } from 'zod';
import { branchName, graphName } from '../system/graph-branch.ts';
import { wishes } from '../system/graph-wishes.ts';

/** What a commit takes: where to, and one of the ways to say what the head shall be. */
export const commitInput = z.strictObject({
  graph: graphName,
  branch: branchName,
  expected: z.string().optional().describe('The head as you know it; absent for a branch that does not exist yet'),
  snapshot: z.string().optional().describe('State digest of the snapshot that shall be the head'),
  run: z.string().optional().describe('A run: the snapshot that it left shall be the head'),
  from: z.string().optional().describe('A branch whose head shall be the head: how a scenario begins'),
  changeSet: z.string().optional().describe('Digest of a proposed change set, to be applied to the expected head'),
  changes: wishes
    .optional()
    .describe('What shall change, in the form of graph.propose; `message` says why, and is kept with each value'),
  rebase: z
    .boolean()
    .default(false)
    .describe('When the branch has moved, apply the change set to where it is now, unless the changes meet'),
  message: z.string().max(2000).default('').describe('Why, for the history of the branch'),
  purpose: z.string().max(2000).optional().describe('What the branch is for; absent leaves it as it is'),
});
export type CommitInput = z.output<typeof commitInput>;
