import type { Transformer, Winding } from './transformer.ts';

/**
 * For each phase the two conductors of the transformer (counted over all terminals) between which that winding lies:
 * phase and neutral of a wye; phase and next phase of a delta. (OpenDSS, `TTransfObj.SetTermRef`.)
 */
export function windingConductors(transformer: Transformer, winding: number): [number, number][] {
  const { phases, windings } = transformer;
  const first = winding * (phases + 1);
  const neutral = first + phases;
  if (phases === 1) return [[first, neutral]];
  const isDelta = windings[winding]?.connection === 'delta';
  return Array.from({ length: phases }, (_, phase) => [
    first + phase,
    isDelta ? first + nextPhase(transformer, phase) : neutral,
  ]);
}

/**
 * The phase at the other end of a delta winding. Which neighbour it is decides the vector group: between wye and delta
 * the high-voltage side lags by 30 degrees (ANSI), or leads when that is stated.
 */
export function nextPhase(transformer: Transformer, phase: number): number {
  const next = phase + deltaDirection(transformer);
  if (transformer.phases <= 2) return next < 0 ? 2 : next;
  return (next + transformer.phases) % transformer.phases;
}

function deltaDirection(transformer: Transformer): 1 | -1 {
  const [a, b] = transformer.windings;
  if (a === undefined || b === undefined || a.connection === b.connection) return 1;
  const high: Winding = a.ratedVoltage >= b.ratedVoltage ? a : b;
  const leads = transformer.highVoltageLeads === true;
  return (high.connection === 'wye') === leads ? -1 : 1;
}
