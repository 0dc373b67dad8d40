import { z } from 'zod';
import { defineResolver } from '../../../primitives/index.ts';
import type { Properties, TypeDefinition, Value } from '../../../primitives/index.ts';
import { Demand, FLOW_UNITS, isFlowUnit, Network, Pattern, Pipe, Pump, Tank, Valve } from '../taxonomy/index.ts';
import { Filling, TABLE } from './filling.ts';

/** Defaults of a type by path; a path that the type lacks does not compile. */
const defaultsFor = <P extends Properties>(type: TypeDefinition<P>, of: Partial<Record<keyof P & string, Value>>) => ({
  type: type as TypeDefinition,
  of: Object.entries(of) as [string, Value][],
});

const HOUR = 3600;

/** Values that EPANET takes where a file says nothing (EPANET 2.2 User Manual, appendix C, section by section), in SI. */
const DEFAULTS = [
  defaultsFor(Network, {
    flowUnits: 'GPM',
    headLossFormula: 'H-W',
    demandModel: 'DDA',
    minimumPressure: 0,
    pressureExponent: 0.5,
    emitterExponent: 0.5,
    relativeViscosity: 1,
    specificGravity: 1,
    demandMultiplier: 1,
    trials: 200,
    accuracy: 0.001,
    headError: 0,
    flowChange: 0,
    checkFrequency: 2,
    maximumCheck: 10,
    dampLimit: 0,
    unbalanced: 'STOP',
    duration: 0,
    patternTimeStep: HOUR,
    patternStart: 0,
    reportTimeStep: HOUR,
    reportStart: 0,
    hydraulicTimeStep: HOUR,
    startClockTime: 0,
    pumpEfficiency: 0.75,
    energyPrice: 0,
    demandCharge: 0,
  }),
  defaultsFor(Tank, { minimumVolume: 0, canOverflow: false }),
  defaultsFor(Pipe, { minorLoss: 0, initialStatus: 'open', checkValve: false }),
  defaultsFor(Pump, { speed: 1, initialStatus: 'open' }),
  defaultsFor(Valve, { minorLoss: 0, initialStatus: 'active' }),
];

const output = z.object({
  table: z.string().describe('The table that assumed values come from.'),
  assumed: z.number().int(),
  derived: z
    .number()
    .int()
    .describe('Values that follow from others, such as the pattern of a demand that names none.'),
  byProperty: z
    .record(z.string(), z.number().int())
    .describe('How often each property was filled, by type and property.'),
});

/** Fills what no source says with the values that EPANET would take, each marked as assumed. */
export const defaultsResolver = defineResolver({
  name: 'water.defaults.resolve',
  version: '1.0.0',
  title: 'Fill in defaults',
  description:
    'Gives the network the values that EPANET takes where its input file says nothing, so that it can be simulated: options, ' +
    'times, minor losses, the state of links at the beginning, and the pattern of demands that name none. Each is marked as ' +
    'assumed and names the table; a result that rests on it says so. Lengths, diameters, elevations and the like are never ' +
    'assumed, nor anything where a value was written that could not be read.',
  basis: ['EPANET 2.2 User Manual (US EPA, EPA/600/R-20/133), appendix C'],
  stability: 'stable',
  input: z.object({}),
  output,
  resolve(graph, _parameters, context) {
    const filling = new Filling(graph);
    for (const { type, of } of DEFAULTS) {
      context.throwIfCancelled();
      for (const subject of graph.ofType(type)) {
        for (const [path, value] of of) filling.assume(type, subject, path, value);
      }
    }
    for (const network of graph.ofType(Network)) fillNetwork(filling, network);
    const { changes, counts } = filling;
    const assumed = changes.filter((change) => change.op === 'assert' && change.assertion.state === 'assumed').length;
    return {
      payload: {
        table: TABLE,
        assumed,
        derived: changes.length - assumed,
        byProperty: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
      },
      summary:
        changes.length === 0
          ? 'Nothing was left to assume.'
          : `${assumed} values assumed from ${TABLE}, ${changes.length - assumed} derived.`,
      changes,
      resolutions: [],
    };
  },
});

/** What depends on other values: steps on other steps, pressures on the flow unit, demands on the default pattern. */
function fillNetwork(filling: Filling, network: string): void {
  const { graph } = filling;
  const flowUnits = graph.text(network, 'flowUnits') ?? 'GPM';
  const { pressure } = FLOW_UNITS[isFlowUnit(flowUnits) ? flowUnits : 'GPM'];
  const unit = graph.assertion(network, 'flowUnits') ? [{ subject: network, path: 'flowUnits' }] : [];
  filling.assume(Network, network, 'requiredPressure', 0.1 * pressure.toSi, unit);
  // EPANET takes the shortest of the three for its hydraulic step, and a tenth of that for its rules.
  const steps = ['hydraulicTimeStep', 'patternTimeStep', 'reportTimeStep'];
  const shortest = Math.min(...steps.map((path) => graph.number(network, path) ?? HOUR));
  const from = steps.filter((path) => graph.assertion(network, path)).map((path) => ({ subject: network, path }));
  filling.assume(Network, network, 'ruleTimeStep', Math.max(1, Math.floor(shortest / 10)), from);
  fillDemands(filling, network);
}

/** A demand that names no pattern follows the network's; where the network names none, the one of name 1, if there is one. */
function fillDemands(filling: Filling, network: string): void {
  const { graph } = filling;
  const stated = graph.assertion(network, 'defaultPattern');
  const usual = graph.ofType(Pattern).find((pattern) => graph.nameOf(pattern) === '1');
  for (const demand of graph.ofType(Demand)) {
    if (stated && stated.state !== 'absent')
      filling.derive(Demand, demand, 'pattern', stated.value, 'default-pattern', [
        { subject: network, path: 'defaultPattern' },
      ]);
    else if (!stated && usual !== undefined) filling.assume(Demand, demand, 'pattern', usual);
  }
}
