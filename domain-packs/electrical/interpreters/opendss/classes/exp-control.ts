import { defineClass, like, nonNegative, number, positive, texts, yesNo } from '../property.ts';

/** ExpControl: an experimental control of inverters. In the order of values without a name (OpenDSS Manual). */
export const expControl = defineClass('ExpControl', {
  PVSystemList: texts,
  VReg: nonNegative,
  Slope: positive,
  VRegTau: nonNegative,
  QBias: number,
  VRegMin: nonNegative,
  VRegMax: nonNegative,
  QMaxLead: positive,
  QMaxLag: positive,
  EventLog: yesNo,
  DeltaQ_Factor: number,
  PreferQ: yesNo,
  TResponse: positive,
  DERList: texts,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
