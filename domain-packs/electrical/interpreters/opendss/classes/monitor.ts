import { choice, defineClass, element, integer, like, positive, yesNo } from '../property.ts';

/** Monitor: a recorder. In the order of values without a name (OpenDSS Manual). */
export const monitor = defineClass('Monitor', {
  Element: element,
  Terminal: integer,
  Mode: integer,
  Action: choice('Clear', 'Save', 'TakeSample', 'Process', 'Reset'),
  Residual: yesNo,
  VIPolar: yesNo,
  PPolar: yesNo,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
