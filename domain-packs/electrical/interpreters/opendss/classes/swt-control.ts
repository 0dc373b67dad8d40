import { choice, defineClass, element, integer, like, number, positive, yesNo } from '../property.ts';

/** SwtControl: the control of a switch. In the order of values without a name (OpenDSS Manual). */
export const swtControl = defineClass('SwtControl', {
  SwitchedObj: element,
  SwitchedTerm: integer,
  Action: choice('open', 'close', 'trip'),
  Lock: yesNo,
  Delay: number,
  Normal: choice('closed', 'open'),
  State: choice('closed', 'open'),
  Reset: yesNo,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
