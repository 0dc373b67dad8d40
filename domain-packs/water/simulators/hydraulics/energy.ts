import type { Moment } from './moment.ts';
import type { Topology } from './topology.ts';

/** Specific weight of water, N/m³: 1000 kg/m³ at standard gravity. */
const SPECIFIC_WEIGHT = 9806.65;

/** What the pumps did, in the order of `Topology.pumps`: J, m³, s. */
export interface PumpTotals {
  readonly energy: Float64Array;
  readonly hydraulicEnergy: Float64Array;
  readonly volume: Float64Array;
  readonly runningTime: Float64Array;
}

export function pumpTotals({ pumps }: Topology): PumpTotals {
  const zeros = (): Float64Array => new Float64Array(pumps.length);
  return { energy: zeros(), hydraulicEnergy: zeros(), volume: zeros(), runningTime: zeros() };
}

/** Adds what the pumps do while a state lasts. @param density over that of water */
export function addPumping(
  totals: PumpTotals,
  { flow, headLoss, power }: Moment,
  { pumps }: Topology,
  seconds: number,
  density: number,
): void {
  for (const [i, link] of pumps.entries()) {
    const rate = flow[link] ?? 0;
    const gain = -(headLoss[link] ?? 0);
    totals.energy[i] = (totals.energy[i] ?? 0) + (power[link] ?? 0) * seconds;
    totals.hydraulicEnergy[i] = (totals.hydraulicEnergy[i] ?? 0) + SPECIFIC_WEIGHT * density * rate * gain * seconds;
    totals.volume[i] = (totals.volume[i] ?? 0) + rate * seconds;
    totals.runningTime[i] = (totals.runningTime[i] ?? 0) + (rate > 0 ? seconds : 0);
  }
}
