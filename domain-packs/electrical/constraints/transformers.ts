import { constrain } from '../../../primitives/index.ts';
import { perUnit, RegulatorControl, second, Transformer, volt, voltAmpere } from '../taxonomy/index.ts';

export const TRANSFORMERS = [
  constrain(Transformer, 'windingCount', {
    id: 'transformer-windings',
    minInclusive: 2,
    basis: ['IEC 60076-1, 3.1'],
    message: 'It has {value} windings, and transforms nothing.',
    examples: { pass: [{ windingCount: 2 }], fail: [{ windingCount: 1 }] },
  }),
  constrain(Transformer, 'phaseCount', {
    id: 'transformer-phases',
    in: [1, 2, 3],
    message: 'A transformer of {value} phases is none.',
    examples: { pass: [{ phaseCount: 3 }], fail: [{ phaseCount: 0 }] },
  }),
  constrain(Transformer, 'connections', {
    id: 'transformer-connections',
    in: ['wye', 'delta'],
    basis: ['IEC 60076-1, 3.10'],
    message: '{value} is no connection of a winding.',
    remedy: 'Say wye or delta.',
    examples: { pass: [{ connections: ['delta', 'wye'] }], fail: [{ connections: ['delta', 'zigzag'] }] },
  }),
  constrain(Transformer, 'ratedVoltages', {
    id: 'transformer-voltages',
    minExclusive: { value: 0, unit: volt },
    basis: ['IEC 60076-1, 3.4.3'],
    message: 'A rated voltage of {value} is none.',
    examples: { pass: [{ ratedVoltages: [115_000, 4160] }], fail: [{ ratedVoltages: [115_000, 0] }] },
  }),
  constrain(Transformer, 'ratedPowers', {
    id: 'transformer-powers',
    minExclusive: { value: 0, unit: voltAmpere },
    basis: ['IEC 60076-1, 3.4.6'],
    message: 'A rated power of {value} is none.',
    examples: { pass: [{ ratedPowers: [5e6, 5e6] }], fail: [{ ratedPowers: [5e6, 0] }] },
  }),
  constrain(Transformer, 'minimumTap', {
    id: 'transformer-taps',
    lessThanOrEquals: 'maximumTap',
    message: 'Its least tap, {value}, is above its greatest, {other}.',
    examples: { pass: [{ minimumTap: 0.9, maximumTap: 1.1 }], fail: [{ minimumTap: 1.1, maximumTap: 0.9 }] },
  }),
  constrain(Transformer, 'loadLoss', {
    id: 'transformer-load-loss',
    level: 'warning',
    minInclusive: { value: 0, unit: perUnit },
    maxExclusive: { value: 0.5, unit: perUnit },
    message: 'At rated power it loses {value} of it.',
    remedy: 'Give it per unit, or in per cent with the unit.',
    examples: { pass: [{ loadLoss: 0.01 }], fail: [{ loadLoss: -0.1 }, { loadLoss: 1 }] },
  }),
  constrain(RegulatorControl, 'transformer', {
    id: 'regulator-transformer',
    minCount: 1,
    class: Transformer,
    message: '{value}, which it controls, is no transformer.',
    examples: { pass: [{ transformer: 'transformer.reg1' }], fail: [] },
  }),
  constrain(RegulatorControl, 'band', {
    id: 'regulator-band',
    minExclusive: { value: 0, unit: volt },
    message: 'A band of {value} is never reached.',
    examples: { pass: [{ band: 2 }], fail: [{ band: 0 }] },
  }),
  constrain(RegulatorControl, 'delay', {
    id: 'regulator-delay',
    minInclusive: { value: 0, unit: second },
    message: 'It acts {value} after it sees a deviation.',
    examples: { pass: [{ delay: 15 }, { delay: 0 }], fail: [{ delay: -1 }] },
  }),
];
