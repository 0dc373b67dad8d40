import { bus, defineClass, few, like, number, positive, reference, yesNo } from '../property.ts';

/** VCCS: a voltage-controlled current source. In the order of values without a name (OpenDSS Manual). */
export const vccs = defineClass('VCCS', {
  Bus1: bus,
  Phases: few,
  PRated: number,
  VRated: positive,
  Ppct: number,
  BP1: reference('XYcurve'),
  BP2: reference('XYcurve'),
  Filter: reference('XYcurve'),
  FSample: positive,
  RMSMode: yesNo,
  IMaxpu: number,
  VRMSTau: number,
  IRMSTau: number,
  Spectrum: reference('Spectrum'),
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
