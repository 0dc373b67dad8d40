import type { Unit } from '../../primitives/index.ts';
import * as u from './taxonomy/units.ts';

/** How engineers write units, to the unit meant. Reactive and apparent power are told apart here, which UCUM does not do. */
export const UNIT_ALIASES: Readonly<Record<string, Unit>> = {
  V: u.volt,
  kV: u.kilovolt,
  A: u.ampere,
  kA: u.kiloampere,
  W: u.watt,
  kW: u.kilowatt,
  var: u.voltAmpereReactive,
  kvar: u.kilovoltAmpereReactive,
  VA: u.voltAmpere,
  kVA: u.kilovoltAmpere,
  MVA: u.megavoltAmpere,
  ohm: u.ohm,
  Ω: u.ohm,
  'Ω/m': u.ohmPerMetre,
  'Ω·m': u.ohmMetre,
  'F/m': u.faradPerMetre,
  Hz: u.hertz,
  m: u.metre,
  km: u.kilometre,
  ft: u.foot,
  mi: u.mile,
  s: u.second,
  h: u.hour,
  '°': u.degree,
  deg: u.degree,
  pu: u.perUnit,
  'p.u.': u.perUnit,
  '%': u.percent,
};
