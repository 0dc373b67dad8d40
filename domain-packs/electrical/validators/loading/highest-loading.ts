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
  /** The same at the favourable and at the unfavourable end of what is not exact. */
  readonly least: number;
  readonly most: number;
  readonly source: string;
}

/** The conductor nearest to, or furthest over, what it may carry, by one of the three; earth is not rated. */
export function highestLoading(
  flows: readonly ConductorFlow[],
  limits: readonly CurrentLimit[],
  by: 'loading' | 'least' | 'most' = 'loading',
): Loading | undefined {
  let worst: Loading | undefined;
  for (const { terminal, phase: conductor, current } of flows) {
    const limit = limits.find((candidate) => candidate.terminal === 0 || candidate.terminal === terminal);
    if (conductor === 0 || !limit) continue;
    const loading: Loading = {
      ...{ terminal, conductor, current: current.si, rated: limit.current, source: limit.source },
      loading: current.si / limit.current,
      least: current.lower / (limit.upper ?? limit.current),
      most: current.upper / (limit.lower ?? limit.current),
    };
    if (!worst || loading[by] > worst[by]) worst = loading;
  }
  return worst;
}
