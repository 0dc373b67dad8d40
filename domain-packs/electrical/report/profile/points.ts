import type { NetworkState } from '../study/network.ts';

/** The voltage of one phase at one distance from the source, and at the bus before it. */
export interface ProfilePoint {
  readonly bus: string;
  readonly phase: number;
  /** Metres from the source. */
  readonly distance: number;
  readonly perUnit: number;
  /** The same phase at the bus before, where it has that. */
  readonly before: { readonly distance: number; readonly perUnit: number } | undefined;
}

/** Every phase of every supplied bus, in the order of buses. */
export function profilePoints({ buses }: NetworkState): ProfilePoint[] {
  const byId = new Map(buses.map((bus) => [bus.id, bus]));
  return buses.flatMap((bus) => {
    const { name, distance } = bus;
    if (distance === undefined) return [];
    const parent = bus.parent === undefined ? undefined : byId.get(bus.parent);
    return bus.phases
      .filter(({ phase, magnitude }) => phase >= 1 && phase <= 3 && magnitude > 0)
      .map(({ phase, perUnit }): ProfilePoint => {
        const above = parent?.phases.find((other) => other.phase === phase && other.magnitude > 0);
        const before = above && { distance: parent?.distance ?? 0, perUnit: above.perUnit };
        return { bus: name, phase, distance, perUnit, before };
      });
  });
}
