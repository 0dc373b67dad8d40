import { defineType, integer, list, reference, texts, unit } from '../../primitives/index.ts';

/** A small taxonomy of low-voltage installations, enough to write real rules against the public entry. */
export const kiloampere = unit('ElectricCurrent', 'kA', 1e3);
export const ampere = unit('ElectricCurrent', 'A', 1);
export const volt = unit('Voltage', 'V', 1);
export const ohm = unit('Impedance', 'Ohm', 1);
export const megawatt = unit('ActivePower', 'MW', 1e6);
export const megavar = unit('ReactivePower', 'MV.A{reactive}', 1e6);
export const second = unit('Time', 's', 1);

export const Breaker = defineType('electrical.Breaker', {
  ultimateBreakingCapacity: kiloampere,
  prospectiveFaultCurrent: kiloampere,
  activePower: megawatt,
  reactivePower: megavar,
  /** The device that feeds this one. */
  upstream: reference('electrical.Breaker'),
  /** Time to trip at each of the currents of `tripCurrents`. */
  tripTimes: list(second),
  tripCurrents: list(ampere),
});

export const Board = defineType('electrical.Board', {}, 'junction');
export const Cable = defineType('electrical.Cable', { resistance: ohm, phases: texts });
export const Source = defineType('electrical.Source', { nominalVoltage: volt });
export const Load = defineType('electrical.Load', { designCurrent: ampere, phases: texts, phaseCount: integer });
