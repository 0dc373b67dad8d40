import { constrain, constrainPorts } from '../../../primitives/index.ts';
import {
  HEAD_LOSS_FORMULAS,
  Junction,
  metre,
  Network,
  one,
  Pipe,
  Pump,
  second,
  Tank,
  Valve,
  VALVE_KINDS,
  watt,
} from '../taxonomy/index.ts';

const STATUS = {
  message: '{value} is no status.',
  remedy: 'Say open or closed.',
} as const;

/** What has to hold of every network, as data (EPANET 2.2 User Manual, appendix C). */
export const CONSTRAINTS = [
  constrain(Network, 'headLossFormula', {
    id: 'head-loss-formula',
    in: HEAD_LOSS_FORMULAS,
    message: 'There is no formula {value}.',
    examples: { pass: [{ headLossFormula: 'H-W' }], fail: [{ headLossFormula: 'Colebrook' }] },
  }),
  constrain(Network, 'hydraulicTimeStep', {
    id: 'hydraulic-time-step',
    minExclusive: { value: 0, unit: second },
    message: 'With a time step of {value} nothing goes on.',
    examples: { pass: [{ hydraulicTimeStep: 3600 }], fail: [{ hydraulicTimeStep: 0 }] },
  }),
  constrain(Pipe, 'length', {
    id: 'pipe-length',
    minCount: 1,
    minExclusive: { value: 0, unit: metre },
    message: 'A pipe of {value} is none.',
    examples: { pass: [{ length: 300 }], fail: [{ length: 0 }] },
  }),
  constrain(Pipe, 'diameter', {
    id: 'pipe-diameter',
    minCount: 1,
    minExclusive: { value: 0, unit: metre },
    maxInclusive: { value: 20, unit: metre },
    message: 'A pipe of the diameter {value} is none.',
    remedy: 'State its inner diameter; mind the unit.',
    examples: { pass: [{ diameter: 0.3 }], fail: [{ diameter: 0 }, { diameter: 300 }] },
  }),
  constrain(Pipe, 'minorLoss', {
    id: 'pipe-minor-loss',
    minInclusive: { value: 0, unit: one },
    message: 'A loss coefficient of {value} would add head.',
    examples: { pass: [{ minorLoss: 0 }], fail: [{ minorLoss: -1 }] },
  }),
  constrain(Pipe, 'initialStatus', {
    id: 'pipe-status',
    in: ['open', 'closed'],
    ...STATUS,
    examples: { pass: [{ initialStatus: 'open' }], fail: [{ initialStatus: 'ajar' }] },
  }),
  constrainPorts(Pipe, { minCount: 2, maxCount: 2 }, { id: 'pipe-ends', message: 'It has {value} ends, and not two.' }),
  constrain(Pump, 'power', {
    id: 'pump-power',
    minExclusive: { value: 0, unit: watt },
    message: 'A pump of {value} lifts nothing.',
    examples: { pass: [{ power: 7500 }], fail: [{ power: 0 }] },
  }),
  constrain(Pump, 'speed', {
    id: 'pump-speed',
    minInclusive: { value: 0, unit: one },
    message: 'It cannot turn at {value} of its speed.',
    examples: { pass: [{ speed: 1 }], fail: [{ speed: -1 }] },
  }),
  constrain(Valve, 'kind', {
    id: 'valve-kind',
    in: VALVE_KINDS,
    message: 'There is no valve {value}.',
    examples: { pass: [{ kind: 'PRV' }], fail: [{ kind: 'XYZ' }] },
  }),
  constrain(Valve, 'diameter', {
    id: 'valve-diameter',
    minExclusive: { value: 0, unit: metre },
    message: 'A valve of the diameter {value} is none.',
    examples: { pass: [{ diameter: 0.3 }], fail: [{ diameter: 0 }] },
  }),
  constrain(Tank, 'minimumLevel', {
    id: 'tank-levels',
    lessThanOrEquals: 'maximumLevel',
    message: 'Its least level, {value}, is above its greatest, {other}.',
    examples: { pass: [{ minimumLevel: 1, maximumLevel: 5 }], fail: [{ minimumLevel: 5, maximumLevel: 1 }] },
  }),
  constrain(Tank, 'initialLevel', {
    id: 'tank-initial-level',
    lessThanOrEquals: 'maximumLevel',
    message: 'It begins at {value}, above its greatest level, {other}.',
    examples: { pass: [{ initialLevel: 2, maximumLevel: 5 }], fail: [{ initialLevel: 6, maximumLevel: 5 }] },
  }),
  constrain(Junction, 'elevation', {
    id: 'junction-elevation',
    level: 'warning',
    minInclusive: { value: -500, unit: metre },
    maxInclusive: { value: 6000, unit: metre },
    message: 'It lies at {value}.',
    remedy: 'Mind the unit of elevations in the source.',
    examples: { pass: [{ elevation: 200 }], fail: [{ elevation: 70_000 }] },
  }),
];
