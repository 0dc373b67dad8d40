import { defineClass, element, integer, like, number, numbers, positive, texts, yesNo } from '../property.ts';

/** GenDispatcher: a dispatcher of generators. In the order of values without a name (OpenDSS Manual). */
export const genDispatcher = defineClass('GenDispatcher', {
  Element: element,
  Terminal: integer,
  kWLimit: number,
  kWBand: number,
  kvarLimit: number,
  GenList: texts,
  Weights: numbers,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
