import { unit } from '../../../primitives/index.ts';

/** Quantity kinds by their names in QUDT; units by UCUM code, with the exact factor to the SI unit (NIST SP 811, appendix B). */
export const metre = unit('Length', 'm', 1);
export const millimetre = unit('Length', 'mm', 1e-3);
export const foot = unit('Length', '[ft_i]', 0.3048);
export const inch = unit('Length', '[in_i]', 0.0254);
/** The unit of Darcy-Weisbach roughness in US customary units. */
export const millifoot = unit('Length', '10*-3.[ft_i]', 0.3048e-3);
export const cubicMetre = unit('Volume', 'm3', 1);
export const cubicFoot = unit('Volume', '[cft_i]', 0.028316846592);
export const pascal = unit('Pressure', 'Pa', 1);
export const kilopascal = unit('Pressure', 'kPa', 1e3);
export const poundPerSquareInch = unit('Pressure', '[psi]', 6894.757293168361);
/** Pressure as the height of a column of water (conventional: 9.80665 kPa). */
export const metreOfWater = unit('Pressure', 'm[H2O]', 9806.65);
export const cubicMetrePerSecond = unit('VolumeFlowRate', 'm3/s', 1);
export const litrePerSecond = unit('VolumeFlowRate', 'L/s', 1e-3);
export const litrePerMinute = unit('VolumeFlowRate', 'L/min', 1e-3 / 60);
export const megalitrePerDay = unit('VolumeFlowRate', 'ML/d', 1000 / 86_400);
export const cubicMetrePerHour = unit('VolumeFlowRate', 'm3/h', 1 / 3600);
export const cubicMetrePerDay = unit('VolumeFlowRate', 'm3/d', 1 / 86_400);
export const cubicFootPerSecond = unit('VolumeFlowRate', '[cft_i]/s', 0.028316846592);
export const gallonPerMinute = unit('VolumeFlowRate', '[gal_us]/min', 0.003785411784 / 60);
export const millionGallonsPerDay = unit('VolumeFlowRate', '10*6.[gal_us]/d', 3785.411784 / 86_400);
export const millionImperialGallonsPerDay = unit('VolumeFlowRate', '10*6.[gal_br]/d', 4546.09 / 86_400);
export const acreFootPerDay = unit('VolumeFlowRate', '43560.[cft_i]/d', (43_560 * 0.028316846592) / 86_400);
export const metrePerSecond = unit('Velocity', 'm/s', 1);
export const footPerSecond = unit('Velocity', '[ft_i]/s', 0.3048);
export const watt = unit('Power', 'W', 1);
export const kilowatt = unit('Power', 'kW', 1e3);
/** Mechanical horsepower, 550 foot-pounds of force per second. */
export const horsepower = unit('Power', '[HP]', 745.6998715822702);
export const joule = unit('Energy', 'J', 1);
export const kilowattHour = unit('Energy', 'kW.h', 3.6e6);
export const second = unit('Time', 's', 1);
export const hour = unit('Time', 'h', 3600);
export const one = unit('DimensionlessRatio', '1', 1);
export const percent = unit('DimensionlessRatio', '%', 0.01);
/** Money has no UCUM code: its currency is an annotation. */
export const perKilowattHour = unit('CostPerEnergy', '{currency}/(kW.h)', 1 / 3.6e6);
export const perJoule = unit('CostPerEnergy', '{currency}/J', 1);
export const perKilowatt = unit('CostPerPower', '{currency}/kW', 1e-3);
export const perWatt = unit('CostPerPower', '{currency}/W', 1);
