import { withOpenConductors } from '../elements/open-conductor.ts';
import type { NetworkElement } from '../elements/network-primitives.ts';
import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { complex, scale } from '../matrix/complex.ts';
import type { Network } from '../network.ts';
import type { Topology } from './topology.ts';

/** S at each end of a line without load: 10 kvar at 345 kV, so that a bus which only lines reach is held. */
const LINE_END = complex(0, 4.2e-8);
/** Share of a shunt element that stays in the no-load network, for the same reason. */
const SHUNT_SHARE = 1e-10;

/**
 * The admittance of an element in the no-load network: its series part alone, and reactors whole, which are taken to
 * belong to the network. (OpenDSS, `CalcVoltageBases`.)
 */
export function noLoadAdmittance(element: NetworkElement): ComplexMatrix {
  const { series, shunt, terminals, openConductors } = element;
  if (element.elementClass === 'Reactor') return withOpenConductors(series.plus(shunt), terminals, openConductors);
  const admittance = element.isShunt ? new ComplexMatrix(shunt.order) : series.copy();
  for (let i = 0; i < admittance.order; i++) {
    if (element.isShunt) admittance.set(i, i, scale(shunt.at(i, i), SHUNT_SHARE));
    else if (element.elementClass === 'Line') admittance.add(i, i, LINE_END);
  }
  return withOpenConductors(admittance, terminals, openConductors);
}

/**
 * The line-to-neutral voltage base of each bus in V: the one stated for it; else, of the network's nominal voltages, the
 * one nearest to the no-load voltage of its lowest node; else that voltage itself. Dead buses have none.
 */
export function voltageBases(network: Network, topology: Topology, noLoad: Float64Array): Map<string, number> {
  const stated = new Map(network.buses?.map((bus) => [bus.name, bus.voltageBase]));
  const bases = new Map<string, number>();
  for (const bus of topology.nodes.buses()) {
    const first = firstFed(topology, bus);
    const known = stated.get(bus);
    if (known !== undefined && known > 0) bases.set(bus, known);
    else if (first !== undefined) bases.set(bus, nearest(network.nominalVoltages ?? [], lengthAt(noLoad, first)));
  }
  return bases;
}

/** The unknown of the lowest-numbered node of a bus that is fed. */
function firstFed({ nodes, unknownOf }: Topology, bus: string): number | undefined {
  const numberOf = (node: number): number => nodes.list[node]?.node ?? 0;
  const ordered = nodes.ofBus(bus).sort((a, b) => numberOf(a) - numberOf(b));
  return ordered.map((node) => unknownOf[node] ?? -1).find((unknown) => unknown >= 0);
}

const lengthAt = (values: Float64Array, k: number): number => {
  const [re, im] = [values[2 * k] ?? 0, values[2 * k + 1] ?? 0];
  return Math.sqrt(re * re + im * im);
};

function nearest(nominal: readonly number[], toNeutral: number): number {
  const [first, ...rest] = nominal;
  if (first === undefined) return toNeutral;
  const line = toNeutral * Math.sqrt(3);
  const distance = (voltage: number): number => Math.abs(1 - line / voltage);
  return rest.reduce((best, each) => (distance(each) < distance(best) ? each : best), first) / Math.sqrt(3);
}
