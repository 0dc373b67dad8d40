import { z } from 'zod';

/** The head of a branch, as every operation on branches shows it. */
export const branch = z.object({
  graph: z.string(),
  name: z.string(),
  head: z.string().describe('State digest of the snapshot that stands'),
  purpose: z.string(),
  base: z.string().optional().describe('The branch that it is a scenario of'),
});

export const graphName = z.string().min(1).max(200).describe('The graph');
export const branchName = z.string().min(1).max(200);
