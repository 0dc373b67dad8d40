import { z } from 'zod';
import type { Change } from '../../../primitives/index.ts';
import { defineResolver } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book } from '../taxonomy.ts';

/** Values for what a bookcase does not say, in SI: the table that assumed values name. */
const BOOKCASE_DEFAULTS = [
  { type: Board, path: 'loadLimit', value: 15 },
  { type: Book, path: 'mass', value: 0.5 },
] as const;

/** Fills what is not stated from the table of defaults, as `assumed`. */
export const defaultsResolver = defineResolver({
  name: 'example.defaults.resolve',
  version: '1.0.0',
  title: 'Assume what is usual',
  description:
    'Gives boards a load limit and books a mass where nothing is stated; such values stay marked as assumed.',
  basis: [],
  input: z.object({}),
  output: z.object({ assumed: z.int() }),
  callExamples: [{ title: 'A board that does not say what it carries', parameters: {}, documents: SMALL }],
  resolve: (graph) => {
    const missing = BOOKCASE_DEFAULTS.flatMap(({ type, path, value }) =>
      graph
        .ofType(type)
        .filter((subject) => graph.assertion(subject, path) === undefined)
        .map((subject) => ({ subject, path, value })),
    );
    return {
      payload: { assumed: missing.length },
      summary: `${missing.length} values assumed.`,
      changes: missing.map((said): Change => ({
        op: 'assert',
        assertion: {
          ...said,
          state: 'assumed',
          method: 'bookcase-defaults',
          evidence: [],
          wasDerivedFrom: [],
          confidence: 1,
        },
      })),
      resolutions: missing.map(({ subject, path, value }) => ({
        subject,
        path,
        chosen: String(value),
        rejected: [],
        rule: 'bookcase-defaults',
        justification: `${graph.nameOf(subject)} does not state it.`,
      })),
    };
  },
});
