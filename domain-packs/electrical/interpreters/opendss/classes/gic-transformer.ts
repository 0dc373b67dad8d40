import { bus, choice, defineClass, few, like, number, positive, reference, yesNo } from '../property.ts';

/** GICTransformer: a transformer for geomagnetically induced current. In the order of values without a name (OpenDSS Manual). */
export const gicTransformer = defineClass('GICTransformer', {
  BusH: bus,
  BusNH: bus,
  BusX: bus,
  BusNX: bus,
  Phases: few,
  Type: choice('GSU', 'Auto', 'YY'),
  R1: number,
  R2: number,
  kVLL1: number,
  kVLL2: number,
  MVA: number,
  VarCurve: reference('XYcurve'),
  '%R1': number,
  '%R2': number,
  K: number,
  NormAmps: number,
  EmergAmps: number,
  FaultRate: number,
  pctPerm: number,
  Repair: number,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
