import { elementId } from '../../solver/elements/primitive.ts';
import type { Solution } from '../../solver/solution.ts';

/** What remains in one element of the power that flows into it, in W and var. `element` is the solver's id. */
export interface ElementLoss {
  readonly element: string;
  readonly activePower: number;
  readonly reactivePower: number;
}

const DELIVERING: ReadonlySet<string> = new Set(['Line', 'Transformer', 'Capacitor', 'Reactor']);

/** Losses of the elements that deliver power. Shunt capacitors and reactors consume what flows in, and stand aside. */
export function elementLosses({ topology, voltages, currents }: Solution): ElementLoss[] {
  const { elements, starts, conductors } = topology;
  return elements.flatMap((element, e) => {
    if (element.isShunt || !DELIVERING.has(element.elementClass)) return [];
    let activePower = 0;
    let reactivePower = 0;
    for (let k = starts[e] ?? 0; k < (starts[e + 1] ?? 0); k++) {
      const [p, q] = conductorPower(voltages, conductors[k] ?? -1, currents, k);
      activePower += p;
      reactivePower += q;
    }
    return [{ element: elementId(element), activePower, reactivePower }];
  });
}

/** W and var into a conductor: V I*. */
export function conductorPower(
  voltages: Float64Array,
  node: number,
  currents: Float64Array,
  k: number,
): [number, number] {
  if (node < 0) return [0, 0];
  const [vr, vi] = [voltages[2 * node] ?? 0, voltages[2 * node + 1] ?? 0];
  const [ir, ii] = [currents[2 * k] ?? 0, currents[2 * k + 1] ?? 0];
  return [vr * ir + vi * ii, vi * ir - vr * ii];
}
