import { defineClass, few, like, number, positive, reference, yesNo } from '../property.ts';

/** GICsource: a source of geomagnetically induced current. In the order of values without a name (OpenDSS Manual). */
export const gicSource = defineClass('GICsource', {
  Volts: number,
  Angle: number,
  Frequency: positive,
  Phases: few,
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
