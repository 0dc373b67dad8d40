import { z } from 'zod';
import { defineResolver } from '../../../primitives/index.ts';
import type { TypeDefinition } from '../../../primitives/index.ts';
import * as taxonomy from '../taxonomy/index.ts';
import { fillCircuit } from './defaults/circuit.ts';
import { fillCapacitor, fillGenerator, fillLoad, fillLoadShape, fillReactor } from './defaults/consumer.ts';
import { Filling, TABLE } from './defaults/filling.ts';
import { fillLine, fillLineCode, fillLineGeometry, fillWireData } from './defaults/line.ts';
import { fillSource } from './defaults/source.ts';
import { fillRegulator, fillTransformer } from './defaults/transformer.ts';

/** What fills elements of each type; what others refer to comes before those who do. */
const BY_TYPE: readonly (readonly [TypeDefinition, (filling: Filling, subject: string) => void])[] = [
  [taxonomy.Circuit, fillCircuit],
  [taxonomy.WireData, fillWireData],
  [taxonomy.LineGeometry, fillLineGeometry],
  [taxonomy.LineCode, fillLineCode],
  [taxonomy.LoadShape, fillLoadShape],
  [taxonomy.VoltageSource, fillSource],
  [taxonomy.Line, fillLine],
  [taxonomy.Transformer, fillTransformer],
  [taxonomy.RegulatorControl, fillRegulator],
  [taxonomy.Load, fillLoad],
  [taxonomy.Generator, fillGenerator],
  [taxonomy.Capacitor, fillCapacitor],
  [taxonomy.Reactor, fillReactor],
];

const output = z.object({
  table: z.string().describe('The table that assumed values come from.'),
  assumed: z.number().int(),
  derived: z
    .number()
    .int()
    .describe('Values that follow from others by the rules of the language, such as nodes in order.'),
  byProperty: z
    .record(z.string(), z.number().int())
    .describe('How often each property was filled, by type and property.'),
});

/** Fills what no source says with the values that OpenDSS would take, each marked as assumed. */
export const defaultsResolver = defineResolver({
  name: 'electrical.defaults.resolve',
  version: '1.0.0',
  title: 'Fill in defaults',
  description:
    'Gives elements the values that OpenDSS takes where its script says nothing, so that they can be simulated: load models and their voltage range, ' +
    'connections, taps, impedances of the default line and so on. Each is marked as assumed and names the table; a result that rests on it says so. ' +
    'Ratings are never assumed, nor anything where a value was written that could not be read.',
  basis: [
    'OpenDSS Manual (EPRI), default values of circuit elements',
    'OpenDSS 9.8, values of elements defined without properties',
  ],
  input: z.object({}),
  output,
  resolve(graph, _parameters, context) {
    const filling = new Filling(graph);
    BY_TYPE.forEach(([type, fill], done) => {
      context.throwIfCancelled();
      context.progress(done / BY_TYPE.length, type.typeId);
      for (const subject of graph.ofType(type)) fill(filling, subject);
    });
    const { changes, counts } = filling;
    const assumed = changes.filter((change) => change.op === 'assert' && change.assertion.state === 'assumed').length;
    const byProperty = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
    return {
      payload: { table: TABLE, assumed, derived: changes.length - assumed, byProperty },
      summary:
        changes.length === 0
          ? 'Nothing was left to assume.'
          : `${assumed} values assumed from ${TABLE}, ${changes.length - assumed} derived.`,
      changes,
      resolutions: [],
    };
  },
});
