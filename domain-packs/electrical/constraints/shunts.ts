import { constrain, constrainPorts } from '../../../primitives/index.ts';
import { Capacitor, Load, perUnit, Reactor, volt, voltAmpereReactive } from '../taxonomy/index.ts';

/** Loads, capacitors and reactors. */
export const SHUNTS = [
  constrain(Load, 'ratedVoltage', {
    id: 'load-voltage',
    minExclusive: { value: 0, unit: volt },
    message: 'A load for {value} draws nothing.',
    examples: { pass: [{ ratedVoltage: 2400 }], fail: [{ ratedVoltage: 0 }] },
  }),
  constrain(Load, 'phaseCount', {
    id: 'load-phases',
    in: [1, 2, 3],
    message: 'A load of {value} phases is none.',
    examples: { pass: [{ phaseCount: 1 }], fail: [{ phaseCount: 0 }] },
  }),
  constrain(Load, 'connection', {
    id: 'load-connection',
    in: ['wye', 'delta'],
    message: '{value} is no connection of a load.',
    remedy: 'Say wye or delta.',
    examples: { pass: [{ connection: 'wye' }], fail: [{ connection: 'star-delta' }] },
  }),
  constrain(Load, 'powerFactor', {
    id: 'load-power-factor',
    minInclusive: { value: -1, unit: perUnit },
    maxInclusive: { value: 1, unit: perUnit },
    basis: ['IEC 60050-131:2002, 131-11-46'],
    message: 'A power factor of {value} is none.',
    remedy: 'Give a number between −1 and 1.',
    examples: { pass: [{ powerFactor: 0.95 }, { powerFactor: -0.9 }], fail: [{ powerFactor: 95 }] },
  }),
  constrain(Load, 'minimumVoltage', {
    id: 'load-voltage-range',
    lessThanOrEquals: 'maximumVoltage',
    message: 'Its least voltage, {value}, is above its greatest, {other}.',
    examples: {
      pass: [{ minimumVoltage: 0.95, maximumVoltage: 1.05 }],
      fail: [{ minimumVoltage: 1.05, maximumVoltage: 0.95 }],
    },
  }),
  constrain(Load, 'model', {
    id: 'load-model',
    in: [1, 2, 3, 4, 5, 6, 7, 8],
    basis: ['OpenDSS, Load.Model'],
    message: 'There is no load model {value}.',
    examples: { pass: [{ model: 1 }], fail: [{ model: 9 }] },
  }),
  constrainPorts(Load, { minCount: 1, maxCount: 1 }, { id: 'load-terminals', message: 'It has {value} terminals.' }),
  constrain(Capacitor, 'ratedVoltage', {
    id: 'capacitor-voltage',
    minExclusive: { value: 0, unit: volt },
    basis: ['IEC 60871-1'],
    message: 'A capacitor for {value} gives nothing.',
    examples: { pass: [{ ratedVoltage: 4160 }], fail: [{ ratedVoltage: 0 }] },
  }),
  constrain(Capacitor, 'reactivePowers', {
    id: 'capacitor-power',
    minInclusive: { value: 0, unit: voltAmpereReactive },
    message: 'A step of {value} is of a reactor.',
    examples: { pass: [{ reactivePowers: [600_000] }], fail: [{ reactivePowers: [-600_000] }] },
  }),
  constrainPorts(
    Capacitor,
    { minCount: 1, maxCount: 2 },
    { id: 'capacitor-terminals', message: 'It has {value} terminals, and not one or two.' },
  ),
  constrain(Reactor, 'ratedVoltage', {
    id: 'reactor-voltage',
    minExclusive: { value: 0, unit: volt },
    message: 'A reactor for {value} draws nothing.',
    examples: { pass: [{ ratedVoltage: 4160 }], fail: [{ ratedVoltage: 0 }] },
  }),
];
