import type { Generator } from '../elements/generator.ts';
import type { LoadModel } from '../elements/load-model.ts';
import type { Load } from '../elements/load.ts';
import { shuntConductors } from '../elements/load.ts';
import type { CircuitData } from './circuit.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

export function compileLoad(read: EquipmentReader, subject: string, circuit: CircuitData): Load {
  const phases = read.number(subject, 'phaseCount');
  const connection = read.oneOf(subject, 'connection', ['wye', 'delta']);
  const factor = read.flagOr(subject, 'followsMultiplier', true) ? circuit.loadMultiplier : 1;
  const resistance = read.numberOr(subject, 'neutralResistance', -1);
  const reactance = read.numberOr(subject, 'neutralReactance', 0);
  const power = statedPower(read, subject);
  return {
    name: elementName(subject),
    phases,
    connection,
    terminal: read.terminal(subject, 1, phases, shuntConductors(phases, connection)),
    model: loadModel(read, subject, power.reactive),
    activePower: power.active * factor,
    reactivePower: power.reactive * factor,
    ratedVoltage: read.number(subject, 'ratedVoltage'),
    minimumVoltage: read.number(subject, 'minimumVoltage'),
    maximumVoltage: read.number(subject, 'maximumVoltage'),
    lowVoltage: read.number(subject, 'emergencyMinimumVoltage'),
    ...(resistance >= 0 && { neutralImpedance: { resistance, reactance } }),
  };
}

/** W and var, from whichever two of P, Q, S and power factor are stated. A negative factor says opposite signs. */
function statedPower(read: EquipmentReader, subject: string): { active: number; reactive: number } {
  const factor = read.value(subject, 'powerFactor');
  const apparent = read.value(subject, 'apparentPower');
  const byApparent = typeof apparent === 'number' && typeof factor === 'number' && !read.has(subject, 'activePower');
  const active = byApparent ? apparent * Math.abs(factor) : read.number(subject, 'activePower');
  if (read.has(subject, 'reactivePower') || typeof factor !== 'number')
    return { active, reactive: read.number(subject, 'reactivePower') };
  const reactive = active * Math.sqrt(1 / (factor * factor) - 1);
  return { active, reactive: factor < 0 ? -reactive : reactive };
}

function loadModel(read: EquipmentReader, subject: string, reactivePower: number): LoadModel {
  switch (read.number(subject, 'model')) {
    case 1:
      return { kind: 'constant-power' };
    case 3:
      return { kind: 'motor' };
    case 4:
      return {
        kind: 'exponential',
        activeExponent: read.number(subject, 'conservationWatts'),
        reactiveExponent: read.number(subject, 'conservationVars'),
      };
    case 5:
      return { kind: 'constant-current' };
    case 6:
      return { kind: 'fixed-reactive-power', reactivePower };
    case 7:
      return { kind: 'fixed-reactance', reactivePower };
    case 8: {
      const [z = 0, i = 0, p = 0, zq = 0, iq = 0, pq = 0, cutOffVoltage = 0] = read.numbers(subject, 'zip');
      const active = { impedance: z, current: i, power: p };
      return { kind: 'zip', active, reactive: { impedance: zq, current: iq, power: pq }, cutOffVoltage };
    }
    default:
      return { kind: 'constant-impedance' };
  }
}

/** Generators of other models than these two hold their stated power. */
export function compileGenerator(read: EquipmentReader, subject: string): Generator {
  const phases = read.number(subject, 'phaseCount');
  const connection = read.oneOf(subject, 'connection', ['wye', 'delta']);
  const power = statedPower(read, subject);
  return {
    name: elementName(subject),
    phases,
    connection,
    terminal: read.terminal(subject, 1, phases, shuntConductors(phases, connection)),
    model: read.number(subject, 'model') === 2 ? 'constant-impedance' : 'constant-power',
    activePower: power.active,
    reactivePower: power.reactive,
    ratedVoltage: read.number(subject, 'ratedVoltage'),
    minimumVoltage: read.number(subject, 'minimumVoltage'),
    maximumVoltage: read.number(subject, 'maximumVoltage'),
  };
}
