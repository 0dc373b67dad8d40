import { defineClass, like, positive, texts, yesNo } from '../property.ts';

/** UPFCControl: the control of UPFCs. In the order of values without a name (OpenDSS Manual). */
export const upfcControl = defineClass('UPFCControl', {
  UPFCList: texts,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
