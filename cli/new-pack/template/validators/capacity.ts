import { z } from 'zod';
import { atMost, defineValidator, times } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { LOADS, Support, SupportLoads } from '../taxonomy.ts';

/** A support carries no more than it is made for. What is missing gives `open`, never a guess. */
export const capacity = defineValidator({
  name: 'blueprint.capacity.validate',
  version: '1.0.0',
  basis: ['A support carries what it is made to carry'],
  input: z.object({ reserve: z.number().min(0).max(1).default(0).describe('Share of the capacity that is kept free') }),
  appliesTo: Support,
  resultSets: [LOADS],
  reads: { capacity: Support.property('capacity'), loads: SupportLoads.rows() },
  messages: { overloaded: 'It carries {load}, and is made for {capacity}.' },
  remedies: { overloaded: 'Put parts elsewhere, or choose a stronger support.' },
  check: ({ capacity: limit, loads }, fail, { reserve }) =>
    loads
      .filter(({ load }) => !atMost(load, times(limit, 1 - reserve)))
      .map(({ load }) => fail('overloaded', { load })),
  examples: {
    pass: [{ capacity: 100, loads: [{ load: 100 }] }],
    fail: [
      { capacity: 100, loads: [{ load: 101 }], because: 'overloaded' },
      { capacity: 100, loads: [{ load: 95 }], parameters: { reserve: 0.1 }, because: 'overloaded' },
    ],
    open: [{ loads: [{ load: 10 }] }, { capacity: 100 }],
  },
  callExamples: [{ title: 'Two supports', parameters: {}, documents: SMALL }],
});
