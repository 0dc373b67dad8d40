import { degree } from '../../taxonomy/index.ts';
import type { SourceImpedance, VoltageSource } from '../elements/source.ts';
import { complex } from '../matrix/complex.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

export function compileSource(read: EquipmentReader, subject: string): VoltageSource {
  const phases = read.number(subject, 'phaseCount');
  const near = read.terminal(subject, 1, phases, phases);
  const far = read.ports(subject).length > 1 ? read.terminal(subject, 2, phases, phases) : undefined;
  const sequence = read.textOr(subject, 'sequence', 'positive');
  return {
    name: elementName(subject),
    phases,
    terminals: [near, far ?? { bus: near.bus, nodes: near.nodes.map(() => 0) }],
    baseVoltage: read.number(subject, 'baseVoltage'),
    perUnit: read.number(subject, 'perUnit'),
    angle: read.number(subject, 'angle') / degree.toSi,
    sequence: sequence === 'negative' || sequence === 'zero' ? sequence : 'positive',
    impedance: impedance(read, subject),
  };
}

function impedance(read: EquipmentReader, subject: string): SourceImpedance {
  if (read.has(subject, 'r1') || read.has(subject, 'x1')) {
    const z1 = complex(read.number(subject, 'r1'), read.number(subject, 'x1'));
    const z2 = complex(read.numberOr(subject, 'r2', z1.re), read.numberOr(subject, 'x2', z1.im));
    return { kind: 'sequence', z1, z2, z0: complex(read.number(subject, 'r0'), read.number(subject, 'x0')) };
  }
  const ratios = { x1r1: read.number(subject, 'x1r1'), x0r0: read.number(subject, 'x0r0') };
  const isCurrent =
    read.has(subject, 'threePhaseShortCircuitCurrent') || read.has(subject, 'singlePhaseShortCircuitCurrent');
  const quantity = isCurrent ? 'ShortCircuitCurrent' : 'ShortCircuitPower';
  return {
    kind: isCurrent ? 'short-circuit-current' : 'short-circuit-power',
    threePhase: read.number(subject, `threePhase${quantity}`),
    singlePhase: read.number(subject, `singlePhase${quantity}`),
    ...ratios,
  };
}
