import type { Value } from './value.ts';

/** One value that operation sets over what the installation is: a switch position, a tap, a share of load. */
export interface Override {
  readonly subject: string;
  readonly path: string;
  /** In the canonical SI unit of the property. */
  readonly value: Value;
}

/** How the installation is operated: an overlay on a snapshot, never a snapshot of its own. */
export interface OperatingState {
  readonly overrides: readonly Override[];
}

/** Everything as the snapshot says. */
export const AS_BUILT: OperatingState = { overrides: [] };
