import { constrain, constrainPorts } from '../../../primitives/index.ts';
import { Circuit, hertz, perUnit, volt, VoltageSource } from '../taxonomy/index.ts';

export const NETWORK = [
  constrain(Circuit, 'baseFrequency', {
    id: 'base-frequency',
    minExclusive: { value: 0, unit: hertz },
    maxInclusive: { value: 1000, unit: hertz },
    basis: ['IEC 60038'],
    message: 'No network runs at {value}.',
    remedy: 'State 50 Hz or 60 Hz, or what the network runs at.',
    examples: { pass: [{ baseFrequency: 60 }], fail: [{ baseFrequency: 0 }, { baseFrequency: 60_000 }] },
  }),
  constrain(Circuit, 'voltageBases', {
    id: 'voltage-bases',
    minExclusive: { value: 0, unit: volt },
    message: 'A voltage base of {value} is none.',
    examples: { pass: [{ voltageBases: [115_000, 4160] }], fail: [{ voltageBases: [115_000, 0] }] },
  }),
  constrain(VoltageSource, 'baseVoltage', {
    id: 'source-voltage',
    minCount: 1,
    minExclusive: { value: 0, unit: volt },
    basis: ['IEC 61970-301 EnergySource.nominalVoltage'],
    message: 'A source of {value} feeds nothing.',
    examples: { pass: [{ baseVoltage: 115_000 }], fail: [{ baseVoltage: 0 }] },
  }),
  constrain(VoltageSource, 'perUnit', {
    id: 'source-setpoint',
    level: 'warning',
    minInclusive: { value: 0.5, unit: perUnit },
    maxInclusive: { value: 1.5, unit: perUnit },
    message: 'It is held at {value} of its nominal voltage.',
    remedy: 'Give the voltage per unit of its nominal voltage, usually near 1.',
    examples: { pass: [{ perUnit: 1.0001 }], fail: [{ perUnit: 0.1 }, { perUnit: 100 }] },
  }),
  constrain(VoltageSource, 'phaseCount', {
    id: 'source-phases',
    minInclusive: 1,
    message: 'A source of {value} phases feeds nothing.',
    examples: { pass: [{ phaseCount: 3 }], fail: [{ phaseCount: 0 }] },
  }),
  constrainPorts(
    VoltageSource,
    { minCount: 1, maxCount: 2 },
    { id: 'source-terminals', message: 'It has {value} terminals, and not one or two.' },
  ),
];
