import { z } from 'zod';
import { defineValidator, Undecided } from '../../../primitives/index.ts';
import { Line, POWER_FLOW, TerminalFlows, Transformer } from '../taxonomy/index.ts';
import { phaseName } from '../topology/index.ts';
import { highestLoading } from './loading/highest-loading.ts';
import { inService, whereInService } from './loading/in-service.ts';
import { currentLimits } from './loading/limits.ts';

/** Nothing may carry more current than it is rated for. */
export const loading = defineValidator({
  name: 'electrical.loading.validate',
  version: '1.0.0',
  title: 'Loading',
  description:
    'Checks the computed current of every line and transformer against what it may carry continuously: a line against its ' +
    'normal rating (its own, else that of its line code or geometry), a transformer against the current of each winding at ' +
    'rated power and rated voltage. The conductor with the highest current decides, so that an unbalanced load is not ' +
    'averaged away. Use it after a power flow. `maximumLoading` sets the loading that is allowed: 1 is the full rating, 0.8 keeps a ' +
    'fifth in reserve. Comes back with an error for each overloaded element (current, rating, where the rating comes from) ' +
    'and an open point for each element whose rating nobody states: a rating is never guessed. Next: conductor sizing for ' +
    'lines, a larger unit or another distribution of loads for transformers.',
  basis: [
    'IEEE Std C57.12.00-2015, 5.4 (rated power of transformers)',
    'IEC 60076-1:2011, 3.4.7',
    'IEEE Std 738-2012 (ratings of overhead conductors)',
  ],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: [Line, Transformer],
  input: z.object({
    maximumLoading: z.number().positive().default(1).describe('Loading that is allowed, as a share of the rating'),
  }),
  reads: {
    enabled: inService,
    flows: whereInService(TerminalFlows.rows()),
    limits: whereInService(currentLimits),
  },
  resultSets: [POWER_FLOW],
  messages: {
    overloaded: 'Phase {phase} carries {current} at terminal {terminal}: {loading} of the {rated} allowed by {source}.',
  },
  remedies: {
    overloaded: 'Use a larger conductor or unit, move load to another phase or feeder, or confirm a higher rating.',
  },
  applies: ({ enabled }) => enabled,
  check: ({ flows, limits }, fail, { maximumLoading }) => {
    const worst = highestLoading(flows, limits, 'least');
    const most = highestLoading(flows, limits, 'most')?.most ?? 0;
    if (worst === undefined || most <= maximumLoading) return undefined;
    if (worst.least <= maximumLoading) {
      const ends = `${(worst.least * 100).toFixed(1)} % and ${(most * 100).toFixed(1)} %`;
      throw new Undecided(`The rating is not exact: the loading is between ${ends}.`);
    }
    return fail('overloaded', {
      phase: phaseName(worst.conductor),
      terminal: worst.terminal,
      current: `${worst.current.toFixed(1)} A`,
      loading: `${(worst.loading * 100).toFixed(1)} %`,
      rated: `${worst.rated.toFixed(1)} A`,
      source: worst.source,
    });
  },
  examples: {
    pass: [{ flows: [flow(1, 1, 380)], limits: [{ terminal: 0, current: 400, source: 'line code 601' }] }],
    fail: [
      {
        flows: [flow(1, 1, 380), flow(1, 2, 410)],
        limits: [{ terminal: 0, current: 400, source: 'line code 601' }],
        because: 'overloaded',
      },
      {
        flows: [flow(1, 1, 60), flow(2, 1, 610)],
        limits: [{ terminal: 2, current: 601, source: '500 kVA at 0.48 kV' }],
        because: 'overloaded',
      },
      {
        flows: [flow(1, 1, 330)],
        limits: [{ terminal: 0, current: 400, source: 'its own rating' }],
        parameters: { maximumLoading: 0.8 },
        because: 'overloaded',
      },
    ],
    // A rating that nobody states, and a current that nobody computed.
    open: [
      // Between 380 A over 420 A and 380 A over 360 A.
      {
        flows: [flow(1, 1, 380)],
        limits: [{ terminal: 0, current: 390, lower: 360, upper: 420, source: 'its own rating' }],
      },
      { flows: [flow(1, 1, 380)] },
      { limits: [{ terminal: 0, current: 400, source: 'its own rating' }] },
    ],
  },
});

function flow(terminal: number, phase: number, current: number) {
  return { terminal, phase, current, angle: 0, activePower: 0, reactivePower: 0 };
}
