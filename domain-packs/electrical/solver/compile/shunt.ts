import { capacitanceFromRating } from '../elements/capacitor.ts';
import type { Capacitor } from '../elements/capacitor.ts';
import { shuntConductors } from '../elements/load.ts';
import { reactanceFromRating } from '../elements/reactor.ts';
import type { Reactor } from '../elements/reactor.ts';
import type { Terminal } from '../terminal.ts';
import type { CircuitData } from './circuit.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

interface Bank {
  readonly phases: number;
  readonly connection: 'wye' | 'delta';
  readonly terminals: readonly Terminal[];
}

/** A wye of one port lies between its phases and earth; of two ports it is in series. A delta has one. */
function bank(read: EquipmentReader, subject: string): Bank {
  const phases = read.number(subject, 'phaseCount');
  const connection = read.oneOf(subject, 'connection', ['wye', 'delta']);
  const conductors = connection === 'wye' ? phases : shuntConductors(phases, connection);
  const first = read.terminal(subject, 1, phases, conductors);
  if (connection === 'delta') return { phases, connection, terminals: [first] };
  const second =
    read.ports(subject).length > 1
      ? read.terminal(subject, 2, phases, phases)
      : { bus: first.bus, nodes: first.nodes.map(() => 0) };
  return { phases, connection, terminals: [first, second] };
}

/** Reactance over resistance of a filter whose resistance is not stated, as in OpenDSS. */
const FILTER_QUALITY = 1000;

export function compileCapacitor(read: EquipmentReader, subject: string, circuit: CircuitData): Capacitor {
  const stated = bank(read, subject);
  const ratedVoltage = read.number(subject, 'ratedVoltage');
  const states = read.numbersIf(subject, 'states');
  const seriesReactance = read.numberOr(subject, 'seriesReactance', 0);
  const statedResistance = read.numberOr(subject, 'seriesResistance', 0);
  const seriesResistance = statedResistance === 0 ? Math.abs(seriesReactance) / FILTER_QUALITY : statedResistance;
  return {
    name: elementName(subject),
    ...stated,
    steps: read.numbers(subject, 'reactivePowers').map((reactivePower, step) => ({
      closed: (states?.[step] ?? 1) !== 0,
      capacitance: capacitanceFromRating(stated, ratedVoltage, reactivePower, circuit.frequency),
      seriesResistance,
      seriesReactance,
    })),
  };
}

export function compileReactor(read: EquipmentReader, subject: string): Reactor {
  const stated = bank(read, subject);
  const reactance = read.has(subject, 'reactance')
    ? read.number(subject, 'reactance')
    : reactanceFromRating(stated, read.number(subject, 'ratedVoltage'), read.number(subject, 'reactivePower'));
  const parallelResistance = read.numberOr(subject, 'parallelResistance', 0);
  return {
    name: elementName(subject),
    ...stated,
    impedance: {
      kind: 'phase',
      resistance: read.numberOr(subject, 'resistance', 0),
      reactance,
      ...(parallelResistance > 0 && { parallelResistance }),
    },
  };
}
