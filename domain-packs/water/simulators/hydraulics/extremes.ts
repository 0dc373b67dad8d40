import type { Moment } from './moment.ts';
import type { Payload } from './payload.ts';
import type { Topology } from './topology.ts';

type Extremes = Pick<Payload, 'lowestPressure' | 'highestPressure' | 'highestVelocity'>;
type Extreme = NonNullable<Payload['lowestPressure']>;

/** Where and when pressure is lowest and highest where water is drawn, and velocity highest. Ties go to the earlier one. */
export function extremesOf(
  moments: readonly Moment[],
  { nodes, links, isJunction, pumps }: Topology,
  nameOf: (subject: string) => string,
): Extremes {
  const notPipes = new Set(pumps);
  let [lowest, highest, fastest]: (Extreme | undefined)[] = [];
  for (const { time, demand, pressure, velocity } of moments) {
    for (const [i, value] of pressure.entries()) {
      if (isJunction[i] !== true || !((demand[i] ?? 0) > 0)) continue;
      if (!lowest || value < lowest.value) lowest = { element: nodes[i] ?? '', time, value };
      if (!highest || value > highest.value) highest = { element: nodes[i] ?? '', time, value };
    }
    for (const [i, value] of velocity.entries()) {
      if (!notPipes.has(i) && value > (fastest?.value ?? 0)) fastest = { element: links[i] ?? '', time, value };
    }
  }
  const named = (extreme: Extreme): Extreme => ({ ...extreme, element: nameOf(extreme.element) });
  return {
    ...(lowest ? { lowestPressure: named(lowest) } : {}),
    ...(highest ? { highestPressure: named(highest) } : {}),
    ...(fastest ? { highestVelocity: named(fastest) } : {}),
  };
}
