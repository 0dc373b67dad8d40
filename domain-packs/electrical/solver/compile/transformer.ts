import type { Transformer, Winding } from '../elements/transformer.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

export function compileTransformer(read: EquipmentReader, subject: string): Transformer {
  const phases = read.number(subject, 'phaseCount');
  const connections = read.texts(subject, 'connections');
  const voltages = read.numbers(subject, 'ratedVoltages');
  const powers = read.numbers(subject, 'ratedPowers');
  const resistances = windingResistances(read, subject);
  const taps = read.numbers(subject, 'taps');
  const minimumTap = read.number(subject, 'minimumTap');
  const maximumTap = read.number(subject, 'maximumTap');
  const tapSteps = read.number(subject, 'tapCount');
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
    noLoadLoss: read.number(subject, 'noLoadLoss'),
    magnetizingCurrent: read.number(subject, 'magnetisingCurrent'),
    antiFloat: read.number(subject, 'antiFloatSusceptance'),
    highVoltageLeads:
      new Set(connections).size > 1 && read.oneOf(subject, 'deltaDirection', ['lag', 'lead']) === 'lead',
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
