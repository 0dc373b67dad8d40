import type { Unit } from '../../primitives/index.ts';
import { FLOW_UNITS } from './taxonomy/flow-units.ts';
import * as u from './taxonomy/units.ts';

/** How engineers write units, to the unit meant; the names of EPANET's flow units among them. */
export const UNIT_ALIASES: Readonly<Record<string, Unit>> = {
  ...Object.fromEntries(Object.entries(FLOW_UNITS).map(([name, { flow }]) => [name, flow])),
  m: u.metre,
  mm: u.millimetre,
  ft: u.foot,
  in: u.inch,
  'm³': u.cubicMetre,
  'ft³': u.cubicFoot,
  Pa: u.pascal,
  kPa: u.kilopascal,
  psi: u.poundPerSquareInch,
  mH2O: u.metreOfWater,
  mwc: u.metreOfWater,
  'm³/s': u.cubicMetrePerSecond,
  'l/s': u.litrePerSecond,
  'm³/h': u.cubicMetrePerHour,
  gpm: u.gallonPerMinute,
  'm/s': u.metrePerSecond,
  'ft/s': u.footPerSecond,
  W: u.watt,
  kW: u.kilowatt,
  hp: u.horsepower,
  kWh: u.kilowattHour,
  s: u.second,
  h: u.hour,
  '%': u.percent,
};

const isUnit = (each: unknown): each is Unit => typeof each === 'object' && each !== null && 'ucum' in each;

/** Every unit that an input file can state a value in. */
export const FILE_UNITS: readonly Unit[] = Object.values<unknown>(u).filter(isUnit);
