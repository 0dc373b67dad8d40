import type { PowerInjection } from './power-injection.ts';
import type { PrimitiveAdmittances } from './system-matrix.ts';
import type { Topology } from './topology.ts';
import { sourceVoltages } from '../elements/source.ts';
import type { VoltageSource } from '../elements/source.ts';

/**
 * Currents in A into every conductor of every element, from the element models alone: the primitive admittances, the
 * voltages behind the sources and the load models. Nothing of the assembled or factored matrix takes part.
 *
 * @param voltages of the named nodes in V; like the result, real and imaginary parts interleaved.
 */
export function elementCurrents(
  topology: Topology,
  primitives: PrimitiveAdmittances,
  injection: PowerInjection,
  sources: readonly VoltageSource[],
  voltages: Float64Array,
): Float64Array {
  const { elements, starts } = topology;
  const currents = new Float64Array(2 * topology.conductors.length);
  elements.forEach((element, e) => {
    if (element.branches.length === 0) passiveCurrents(topology, primitives, e, voltages, currents);
  });
  sources.forEach((source, e) => {
    subtractEmf(source, primitives, e, 2 * (starts[e] ?? 0), currents);
  });
  drawnCurrents(topology, injection, voltages, currents);
  return currents;
}

/** I = Y V of one element into its place. */
export function passiveCurrents(
  topology: Topology,
  primitives: PrimitiveAdmittances,
  e: number,
  voltages: Float64Array,
  currents: Float64Array,
): void {
  const { starts, conductors } = topology;
  const start = starts[e] ?? 0;
  const order = (starts[e + 1] ?? 0) - start;
  let k = primitives.starts[e] ?? 0;
  for (let i = 0; i < order; i++) {
    let re = 0;
    let im = 0;
    for (let j = 0; j < order; j++, k += 2) {
      const node = conductors[start + j] ?? 0;
      if (node < 0) continue;
      const yr = primitives.values[k] ?? 0;
      const yi = primitives.values[k + 1] ?? 0;
      const vr = voltages[2 * node] ?? 0;
      const vi = voltages[2 * node + 1] ?? 0;
      re += yr * vr - yi * vi;
      im += yr * vi + yi * vr;
    }
    currents[2 * (start + i)] = re;
    currents[2 * (start + i) + 1] = im;
  }
}

function subtractEmf(
  source: VoltageSource,
  primitives: PrimitiveAdmittances,
  e: number,
  place: number,
  currents: Float64Array,
): void {
  const behind = sourceVoltages(source);
  const order = 2 * source.phases;
  const y = primitives.values.subarray(primitives.starts[e]);
  for (let i = 0; i < order; i++) {
    behind.forEach((v, j) => {
      const k = 2 * (i * order + j);
      currents[place + 2 * i] = (currents[place + 2 * i] ?? 0) - ((y[k] ?? 0) * v.re - (y[k + 1] ?? 0) * v.im);
      currents[place + 2 * i + 1] = (currents[place + 2 * i + 1] ?? 0) - ((y[k] ?? 0) * v.im + (y[k + 1] ?? 0) * v.re);
    });
  }
}

function drawnCurrents(
  topology: Topology,
  injection: PowerInjection,
  voltages: Float64Array,
  currents: Float64Array,
): void {
  const { elements, starts, conductors } = topology;
  let k = 0;
  elements.forEach(({ branches }, e) => {
    for (const branch of branches) {
      const a = (starts[e] ?? 0) + branch.from;
      const b = (starts[e] ?? 0) + branch.to;
      const [from, to] = [conductors[a] ?? 0, conductors[b] ?? 0];
      const vr = (from < 0 ? 0 : (voltages[2 * from] ?? 0)) - (to < 0 ? 0 : (voltages[2 * to] ?? 0));
      const vi = (from < 0 ? 0 : (voltages[2 * from + 1] ?? 0)) - (to < 0 ? 0 : (voltages[2 * to + 1] ?? 0));
      injection.draw(k++, vr, vi);
      currents[2 * a] = (currents[2 * a] ?? 0) + injection.currentRe;
      currents[2 * a + 1] = (currents[2 * a + 1] ?? 0) + injection.currentIm;
      currents[2 * b] = (currents[2 * b] ?? 0) - injection.currentRe;
      currents[2 * b + 1] = (currents[2 * b + 1] ?? 0) - injection.currentIm;
    }
  });
}
