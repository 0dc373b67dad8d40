import * as u from './units.ts';

const US = {
  length: u.foot,
  diameter: u.inch,
  roughnessHeight: u.millifoot,
  volume: u.cubicFoot,
  pressure: u.poundPerSquareInch,
  power: u.horsepower,
  velocity: u.footPerSecond,
} as const;

const METRIC = {
  length: u.metre,
  diameter: u.millimetre,
  roughnessHeight: u.millimetre,
  volume: u.cubicMetre,
  pressure: u.metreOfWater,
  power: u.kilowatt,
  velocity: u.metrePerSecond,
} as const;

/**
 * The flow units of EPANET, each with the units that go with it (EPANET 2.2 User Manual, appendix A): an input file states its
 * flow unit and thereby all others.
 */
export const FLOW_UNITS = {
  CFS: { ...US, flow: u.cubicFootPerSecond },
  GPM: { ...US, flow: u.gallonPerMinute },
  MGD: { ...US, flow: u.millionGallonsPerDay },
  IMGD: { ...US, flow: u.millionImperialGallonsPerDay },
  AFD: { ...US, flow: u.acreFootPerDay },
  LPS: { ...METRIC, flow: u.litrePerSecond },
  LPM: { ...METRIC, flow: u.litrePerMinute },
  MLD: { ...METRIC, flow: u.megalitrePerDay },
  CMH: { ...METRIC, flow: u.cubicMetrePerHour },
  CMD: { ...METRIC, flow: u.cubicMetrePerDay },
} as const;

export type FlowUnitName = keyof typeof FLOW_UNITS;
export type UnitSystem = (typeof FLOW_UNITS)[FlowUnitName];

export const FLOW_UNIT_NAMES = Object.keys(FLOW_UNITS) as FlowUnitName[];

export const isFlowUnit = (name: string | undefined): name is FlowUnitName => name !== undefined && name in FLOW_UNITS;
