import type { GraphReader, OperatingState } from '../../../../primitives/index.ts';
import * as taxonomy from '../../taxonomy/index.ts';
import type { ElementClass } from '../elements/primitive.ts';
import type { Bus, Network } from '../network.ts';
import { compileCircuit } from './circuit.ts';
import { busName, elementName, EquipmentReader } from './equipment-reader.ts';
import type { MissingValue } from './equipment-reader.ts';
import { compileLine } from './line.ts';
import type { ImpedanceCache } from './line.ts';
import { compileGenerator, compileLoad } from './load.ts';
import { compileRegulator } from './regulator.ts';
import { compileCapacitor, compileReactor } from './shunt.ts';
import { compileSource } from './source.ts';
import { compileTransformer } from './transformer.ts';

/** A network as the solver takes it, with the way back to the graph. */
export interface CompiledNetwork {
  readonly network: Network;
  /** Graph node of each element, by the solver's id (`Line.650632`), and of each bus, by its name. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly buses: ReadonlyMap<string, string>;
  subjectOf(elementClass: ElementClass | 'RegControl', name: string): string;
  busOf(name: string): string;
  /** The name of a graph node as its source spells it. */
  nameOf(subject: string): string;
  /** Values that are needed and not stated; the network is usable only when there are none. */
  readonly missing: readonly MissingValue[];
}

const CLASSES: readonly (readonly [ElementClass | 'RegControl', { readonly typeId: string }])[] = [
  ['Vsource', taxonomy.VoltageSource],
  ['Line', taxonomy.Line],
  ['Transformer', taxonomy.Transformer],
  ['Capacitor', taxonomy.Capacitor],
  ['Reactor', taxonomy.Reactor],
  ['Load', taxonomy.Load],
  ['Generator', taxonomy.Generator],
  ['RegControl', taxonomy.RegulatorControl],
];

/** Reads equipment that is in service, as it is operated, into the solver's plain records. */
export function compileNetwork(graph: GraphReader, state: OperatingState): CompiledNetwork {
  const read = new EquipmentReader(graph, state);
  const circuit = compileCircuit(read);
  const lineImpedances: ImpedanceCache = new Map();
  const each = <T>(type: { readonly typeId: string }, compile: (subject: string) => T): T[] =>
    read.inService(type).map(compile);
  const network: Network = {
    frequency: circuit.frequency,
    nominalVoltages: circuit.nominalVoltages,
    buses: graph.ofType(taxonomy.Bus).map((subject) => compileBus(read, subject)),
    sources: each(taxonomy.VoltageSource, (subject) => compileSource(read, subject)),
    lines: each(taxonomy.Line, (subject) => compileLine(read, subject, circuit, lineImpedances)),
    transformers: each(taxonomy.Transformer, (subject) => compileTransformer(read, subject)),
    capacitors: each(taxonomy.Capacitor, (subject) => compileCapacitor(read, subject, circuit)),
    reactors: each(taxonomy.Reactor, (subject) => compileReactor(read, subject)),
    loads: each(taxonomy.Load, (subject) => compileLoad(read, subject, circuit)),
    generators: each(taxonomy.Generator, (subject) => compileGenerator(read, subject)),
    regulatorControls: each(taxonomy.RegulatorControl, (subject) => compileRegulator(read, subject)),
  };
  const subjects = new Map<string, string>();
  for (const [elementClass, type] of CLASSES)
    for (const subject of read.inService(type)) subjects.set(`${elementClass}.${elementName(subject)}`, subject);
  const buses = new Map(graph.ofType(taxonomy.Bus).map((subject) => [busName(subject), subject]));
  return {
    network,
    subjects,
    buses,
    missing: read.missing,
    subjectOf: (elementClass, name) => subjects.get(`${elementClass}.${name}`) ?? name,
    busOf: (name) => buses.get(name) ?? name,
    nameOf: (subject) => graph.nameOf(subject),
  };
}

function compileBus(read: EquipmentReader, subject: string): Bus {
  const stated = read.value(subject, 'baseVoltage');
  const name = busName(subject);
  return typeof stated === 'number' && stated > 0 ? { name, voltageBase: stated / Math.sqrt(3) } : { name };
}
