import type { Quantity } from '../../../../primitives/index.ts';
import type { CurrentLimit } from './limits.ts';

/** The computed current of one conductor at one terminal. */
export interface ConductorFlow {
  readonly terminal: number;
  /** Node number of the conductor, 0 for earth. */
  readonly phase: number;
  readonly current: Quantity<'CurrentFlow'>;
}

export interface Loading {
  readonly terminal: number;
  readonly conductor: number;
  /** Amperes. */
  readonly current: number;
  readonly rated: number;
  /** Current over rating. */
  readonly loading: number;
  readonly source: string;
}

/** The conductor nearest to, or furthest over, what it may carry; earth is not rated. */
export function highestLoading(flows: readonly ConductorFlow[], limits: readonly CurrentLimit[]): Loading | undefined {
  let worst: Loading | undefined;
  for (const { terminal, phase: conductor, current } of flows) {
    const limit = limits.find((candidate) => candidate.terminal === 0 || candidate.terminal === terminal);
    if (conductor === 0 || !limit) continue;
    const loading = current.si / limit.current;
    if (worst && worst.loading >= loading) continue;
    worst = { terminal, conductor, current: current.si, rated: limit.current, loading, source: limit.source };
  }
  return worst;
}
