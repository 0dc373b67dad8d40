import { z } from 'zod';
import type { Change } from '../../../../primitives/index.ts';
import { defineResolver } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { Part } from '../taxonomy.ts';

/** The table that assumed values name, in SI. */
const TABLE = 'part-defaults';
const MASS = 10;

/** Fills the mass of parts that do not state it, as `assumed`: it never becomes `stated` in silence. */
export const defaultsResolver = defineResolver({
  name: 'blueprint.defaults.resolve',
  version: '1.0.0',
  title: 'Assume what is usual',
  description: 'Gives a mass to parts that state none; such values stay marked as assumed.',
  basis: [],
  input: z.object({}),
  output: z.object({ assumed: z.int() }),
  callExamples: [{ title: 'A part without a mass', parameters: {}, documents: SMALL }],
  resolve: (graph) => {
    const missing = graph.ofType(Part).filter((part) => graph.assertion(part, 'mass') === undefined);
    return {
      payload: { assumed: missing.length },
      summary: `${missing.length} values assumed.`,
      changes: missing.map((subject): Change => {
        const how = { state: 'assumed', method: TABLE, evidence: [], wasDerivedFrom: [], confidence: 1 } as const;
        return { op: 'assert', assertion: { subject, path: 'mass', value: MASS, ...how } };
      }),
      resolutions: missing.map((subject) => ({
        subject,
        path: 'mass',
        chosen: `${MASS} kg`,
        rejected: [],
        rule: TABLE,
        justification: `${graph.nameOf(subject)} does not state it.`,
      })),
    };
  },
});
