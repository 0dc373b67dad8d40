import { LINK, NODE } from '../../engine/toolkit.ts';
import type { Toolkit } from '../../engine/toolkit.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import { kilowatt } from '../../taxonomy/index.ts';
import type { Topology } from './topology.ts';

/** The network at one time: values in SI, in the order of `Topology.nodes` and `Topology.links`. */
export interface Moment {
  /** Seconds since the beginning. */
  readonly time: number;
  readonly demand: Float64Array;
  readonly head: Float64Array;
  readonly pressure: Float64Array;
  readonly flow: Float64Array;
  readonly velocity: Float64Array;
  readonly headLoss: Float64Array;
  readonly open: Int32Array;
  /** Power that pumps take; 0 elsewhere. */
  readonly power: Float64Array;
}

/** Reads off the engine what it has just solved. */
export function momentOf(toolkit: Toolkit, topology: Topology, units: UnitSystem, time: number): Moment {
  const { nodePlaces, linkPlaces } = topology;
  const read = (all: Float64Array, places: Int32Array, factor: number): Float64Array =>
    Float64Array.from(places, (place) => (all[place] ?? 0) * factor);
  const node = (property: number, factor: number): Float64Array =>
    read(toolkit.nodeValues(property), nodePlaces, factor);
  const link = (property: number, factor: number): Float64Array =>
    read(toolkit.linkValues(property), linkPlaces, factor);
  const pumps = new Set(topology.pumps);
  return {
    time,
    demand: node(NODE.demand, units.flow.toSi),
    head: node(NODE.head, units.length.toSi),
    pressure: node(NODE.pressure, units.pressure.toSi),
    flow: link(LINK.flow, units.flow.toSi),
    velocity: link(LINK.velocity, units.velocity.toSi),
    headLoss: link(LINK.headLoss, units.length.toSi),
    open: Int32Array.from(link(LINK.status, 1)),
    power: link(LINK.energy, kilowatt.toSi).map((power, i) => (pumps.has(i) ? power : 0)),
  };
}
