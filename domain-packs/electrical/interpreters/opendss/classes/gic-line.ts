import { bus, defineClass, few, like, number, positive, reference, yesNo } from '../property.ts';

/** GICLine: a line for geomagnetically induced current. In the order of values without a name (OpenDSS Manual). */
export const gicLine = defineClass('GICLine', {
  Bus1: bus,
  Bus2: bus,
  Volts: number,
  Angle: number,
  Frequency: positive,
  Phases: few,
  R: number,
  X: number,
  C: number,
  EN: number,
  EE: number,
  Lat1: number,
  Lon1: number,
  Lat2: number,
  Lon2: number,
  Spectrum: reference('Spectrum'),
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
