import { Circuit } from '../../taxonomy/index.ts';
import type { EarthModel } from '../line-constants/conductor.ts';
import type { EquipmentReader } from './equipment-reader.ts';

/** What holds for the circuit as a whole. */
export interface CircuitData {
  readonly frequency: number;
  readonly nominalVoltages: readonly number[];
  readonly earthModel: EarthModel;
  readonly loadMultiplier: number;
}

/** Hz, where no circuit says another. */
const FREQUENCY = 60;

export function compileCircuit(read: EquipmentReader): CircuitData {
  const subject = read.graph.ofType(Circuit)[0] ?? '';
  const earthModel = read.textOr(subject, 'earthModel', 'deri');
  return {
    frequency: read.numberOr(subject, 'baseFrequency', FREQUENCY),
    nominalVoltages: read.numbersIf(subject, 'voltageBases') ?? [],
    earthModel: earthModel === 'carson' || earthModel === 'fullcarson' ? earthModel : 'deri',
    loadMultiplier: read.numberOr(subject, 'loadMultiplier', 1),
  };
}
