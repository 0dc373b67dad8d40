import { choice, defineClass, element, integer, like, number, numbers, positive, texts, yesNo } from '../property.ts';

/** ESPVLControl: a control of PV and storage. In the order of values without a name (OpenDSS Manual). */
export const espvlControl = defineClass('ESPVLControl', {
  Element: element,
  Terminal: integer,
  Type: choice('SystemController', 'LocalController'),
  kWBand: number,
  kvarLimit: number,
  LocalControlList: texts,
  LocalControlWeights: numbers,
  PVSystemList: texts,
  PVSystemWeights: numbers,
  StorageList: texts,
  StorageWeights: numbers,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
