import { z } from 'zod';

/** How a conflict was decided. */
export const resolution = z.object({
  subject: z.string(),
  path: z.string(),
  chosen: z.string(),
  rejected: z.array(z.string()),
  rule: z.string(),
  justification: z.string(),
  wasAttributedTo: z.string().optional().describe('Who decided'),
});
