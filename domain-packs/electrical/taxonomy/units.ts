import { unit } from '../../../primitives/index.ts';

/** Quantity kinds by their IEC 61970-301 domain names; units by UCUM code, with the factor to the SI unit. */
export const volt = unit('Voltage', 'V', 1);
export const kilovolt = unit('Voltage', 'kV', 1e3);
export const ampere = unit('CurrentFlow', 'A', 1);
export const kiloampere = unit('CurrentFlow', 'kA', 1e3);
export const watt = unit('ActivePower', 'W', 1);
export const kilowatt = unit('ActivePower', 'kW', 1e3);
/** UCUM has no var: reactive and apparent power are told apart by an annotation, and by their quantity kind. */
export const voltAmpereReactive = unit('ReactivePower', 'V.A{reactive}', 1);
export const kilovoltAmpereReactive = unit('ReactivePower', 'kV.A{reactive}', 1e3);
export const voltAmpere = unit('ApparentPower', 'V.A', 1);
export const kilovoltAmpere = unit('ApparentPower', 'kV.A', 1e3);
export const megavoltAmpere = unit('ApparentPower', 'MV.A', 1e6);
export const ohm = unit('Impedance', 'Ohm', 1);
export const ohmPerMetre = unit('ImpedancePerLength', 'Ohm/m', 1);
export const faradPerMetre = unit('CapacitancePerLength', 'F/m', 1);
export const hertz = unit('Frequency', 'Hz', 1);
export const metre = unit('Length', 'm', 1);
export const kilometre = unit('Length', 'km', 1000);
export const foot = unit('Length', '[ft_i]', 0.3048);
export const mile = unit('Length', '[mi_i]', 1609.344);
export const second = unit('Seconds', 's', 1);
export const hour = unit('Seconds', 'h', 3600);
export const degree = unit('AngleDegrees', 'deg', Math.PI / 180);
export const perUnit = unit('PU', '1', 1);
export const percent = unit('PerCent', '%', 0.01);
export const ohmMetre = unit('Resistivity', 'Ohm.m', 1);
