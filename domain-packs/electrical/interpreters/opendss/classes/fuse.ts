import { choice, defineClass, element, integer, like, number, positive, reference, texts, yesNo } from '../property.ts';

/** Fuse: a fuse. In the order of values without a name (OpenDSS Manual). */
export const fuse = defineClass('Fuse', {
  MonitoredObj: element,
  MonitoredTerm: integer,
  SwitchedObj: element,
  SwitchedTerm: integer,
  FuseCurve: reference('TCC_Curve'),
  RatedCurrent: number,
  Delay: number,
  Action: choice('close', 'open'),
  Normal: texts,
  State: texts,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
