import { bus, choice, defineClass, few, like, number, positive, reference, yesNo } from '../property.ts';

/** Isource: a current source. In the order of values without a name (OpenDSS Manual). */
export const isource = defineClass('Isource', {
  Bus1: bus,
  Amps: number,
  Angle: number,
  Frequency: positive,
  Phases: few,
  ScanType: choice('None', 'Zero', 'Positive'),
  Sequence: choice('Negative', 'Zero', 'Positive'),
  Yearly: reference('LoadShape'),
  Daily: reference('LoadShape'),
  Duty: reference('LoadShape'),
  Bus2: bus,
  Spectrum: reference('Spectrum'),
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
