import { bus, defineClass, few, like, matrix, number, positive, yesNo } from '../property.ts';

/** Fault: a fault. In the order of values without a name (OpenDSS Manual). */
export const fault = defineClass('Fault', {
  Bus1: bus,
  Bus2: bus,
  Phases: few,
  R: number,
  '%StdDev': number,
  GMatrix: matrix,
  OnTime: number,
  Temporary: yesNo,
  MinAmps: number,
  NormAmps: number,
  EmergAmps: number,
  FaultRate: number,
  pctPerm: number,
  Repair: number,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
