import type { NetworkState } from './network.ts';

export interface ExtremeVoltage {
  readonly bus: string;
  readonly phase: number;
  readonly perUnit: number;
}

/** The lowest and highest voltage of a supplied node, and the element that is loaded most. */
export function voltageExtremes({ buses, branches }: NetworkState) {
  const nodes = buses.flatMap(({ name, phases }) =>
    phases
      .filter(({ phase, magnitude }) => magnitude > 0 && phase <= 3)
      .map(({ phase, perUnit }): ExtremeVoltage => ({ bus: name, phase, perUnit })),
  );
  const sorted = nodes.sort((a, b) => a.perUnit - b.perUnit);
  const loaded = branches
    .flatMap(({ name, isOpen, loading }) => (loading && !isOpen ? [{ name, loading: loading.loading }] : []))
    .sort((a, b) => b.loading - a.loading);
  return { lowest: sorted[0], highest: sorted.at(-1), loading: loaded[0] };
}
