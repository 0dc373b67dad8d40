import {
  connection,
  defineClass,
  element,
  integer,
  like,
  number,
  numbers,
  positive,
  spread,
  yesNo,
} from '../property.ts';

/** Sensor: a sensor. In the order of values without a name (OpenDSS Manual). */
export const sensor = defineClass('Sensor', {
  Element: element,
  Terminal: integer,
  kVBase: number,
  Clear: yesNo,
  kVs: spread('kV', numbers),
  Currents: numbers,
  kWs: numbers,
  kvars: numbers,
  Conn: connection,
  DeltaDirection: integer,
  '%Error': number,
  Weight: number,
  BaseFreq: positive,
  Enabled: yesNo,
  Like: like,
});
