import type { Transformer, Winding } from '../elements/transformer.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

/** What nobody needs to state: OpenDSS's limits of a tap changer, and its anti-float admittance. */
const TAP_LIMITS = { minimum: 0.9, maximum: 1.1, steps: 32 };
const ANTI_FLOAT = 1e-6;

export function compileTransformer(read: EquipmentReader, subject: string): Transformer {
  const phases = read.number(subject, 'phaseCount');
  const connections = read.texts(subject, 'connections');
  const voltages = read.numbers(subject, 'ratedVoltages');
  const powers = read.numbers(subject, 'ratedPowers');
  const resistances = windingResistances(read, subject);
  const taps = read.numbersIf(subject, 'taps') ?? [];
  const minimumTap = read.numberOr(subject, 'minimumTap', TAP_LIMITS.minimum);
  const maximumTap = read.numberOr(subject, 'maximumTap', TAP_LIMITS.maximum);
  const tapSteps = read.numberOr(subject, 'tapCount', TAP_LIMITS.steps);
  return {
    name: elementName(subject),
    phases,
    windings: connections.map((connection, w) => ({
      terminal: read.terminal(subject, w + 1, phases, phases + 1),
      connection: connection === 'delta' ? 'delta' : 'wye',
      ratedVoltage: voltages[w] ?? Number.NaN,
      ratedPower: powers[w] ?? Number.NaN,
      resistance: resistances[w] ?? Number.NaN,
      tap: taps[w] ?? 1,
      minimumTap,
      maximumTap,
      tapSteps,
      ...neutral(read, subject, w),
    })),
    reactances: read.numbers(subject, 'reactances'),
    noLoadLoss: read.numberOr(subject, 'noLoadLoss', 0),
    magnetizingCurrent: read.numberOr(subject, 'magnetisingCurrent', 0),
    antiFloat: read.numberOr(subject, 'antiFloatSusceptance', ANTI_FLOAT),
    highVoltageLeads: read.textOr(subject, 'deltaDirection', 'lag') === 'lead',
  };
}

/** Per unit; a stated load loss lies half in each of the first two windings. */
function windingResistances(read: EquipmentReader, subject: string): readonly number[] {
  const loss = read.value(subject, 'loadLoss');
  if (typeof loss !== 'number' || read.has(subject, 'resistances')) return read.numbers(subject, 'resistances');
  return [loss / 2, loss / 2];
}

function neutral(read: EquipmentReader, subject: string, winding: number): Pick<Winding, 'neutralImpedance'> {
  const resistance = read.numbersIf(subject, 'neutralResistances')?.[winding] ?? -1;
  const reactance = read.numbersIf(subject, 'neutralReactances')?.[winding] ?? 0;
  return resistance < 0 ? {} : { neutralImpedance: { resistance, reactance } };
}
