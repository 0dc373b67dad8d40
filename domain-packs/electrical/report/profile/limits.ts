import { HIGHEST_NOMINAL, serviceRange } from '../../validators/voltage/service-range.ts';
import type { ServiceRange } from '../../validators/voltage/service-range.ts';
import type { NetworkState } from '../study/network.ts';

export interface DrawnLimits {
  readonly a: ServiceRange;
  readonly b: ServiceRange;
  /** Which buses they hold for. */
  readonly words: string;
}

/** The service ranges that hold for most of the buses; they differ below and above 600 V. */
export function drawnLimits({ buses }: NetworkState): DrawnLimits {
  const nominals = buses
    .map(({ base }) => (base ?? 0) * Math.sqrt(3))
    .filter((v) => v > 0 && v <= HIGHEST_NOMINAL * 1.001);
  const low = nominals.filter((nominal) => nominal <= 600.6).length;
  const isLow = low > nominals.length - low;
  const nominal = isLow ? 480 : 4160;
  return {
    a: serviceRange('A', nominal),
    b: serviceRange('B', nominal),
    words: isLow ? 'up to 600 V' : 'above 600 V',
  };
}
