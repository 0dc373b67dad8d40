import { bus, choice, defineClass, few, integer, like, number, positive, reference, yesNo } from '../property.ts';

/** VSConverter: a voltage source converter. In the order of values without a name (OpenDSS Manual). */
export const vsConverter = defineClass('VSConverter', {
  Phases: few,
  Bus1: bus,
  kVAC: number,
  kVDC: number,
  kW: number,
  NDC: integer,
  RAC: number,
  XAC: number,
  M0: number,
  d0: number,
  MMin: number,
  MMax: number,
  IACMax: number,
  IDCMax: number,
  VACRef: number,
  PACRef: number,
  QACRef: number,
  VDCRef: number,
  VSCMode: choice('Fixed', 'PacVac', 'PacQac', 'VdcVac', 'VdcQac'),
  Spectrum: reference('Spectrum'),
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
