import type { DiagnosticLevel } from './messages.ts';

/** Why a class is kept without being modelled, and whether results may suffer. */
export interface NotModelled {
  readonly level: Exclude<DiagnosticLevel, 'error'>;
  readonly reason: string;
}

const recorded = (reason: string): NotModelled => ({ level: 'note', reason });
const missing = (reason: string): NotModelled => ({ level: 'warning', reason });

/** Classes of OpenDSS that the platform's model of an installation does not represent, by lower-case name. */
export const NOT_MODELLED: Readonly<Record<string, NotModelled>> = {
  xycurve: recorded('curves over other than time are not used'),
  tcc_curve: recorded('protection is not simulated'),
  fuse: missing('protection is not simulated; it stays closed'),
  recloser: missing('protection is not simulated; it stays closed'),
  relay: missing('protection is not simulated; it stays closed'),
  fault: missing('faults are studied, not part of the installation'),
  pvsystem: missing('the power it feeds in is left out'),
  storage: missing('the power it stores and feeds in is left out'),
  tshape: recorded('temperatures over time are not used'),
  priceshape: recorded('prices over time are not used'),
  growthshape: recorded('growth over years is not used'),
  spectrum: recorded('harmonics are not computed'),
  dynamicexp: recorded('dynamics are not computed'),
  monitor: recorded('results are recorded for every element anyway'),
  energymeter: recorded('energy is computed for every element anyway'),
  sensor: recorded('state estimation is not done'),
  gendispatcher: missing('the dispatch of generators is not simulated'),
  storagecontroller: missing('the dispatch of storage is not simulated'),
  capcontrol: missing('capacitor banks stay in the state that is written'),
  invcontrol: missing('inverters keep their power factor'),
  expcontrol: missing('inverters keep their power factor'),
  upfc: missing('the device is left out of the network'),
  upfccontrol: missing('the device it controls is left out'),
  espvlcontrol: missing('the control is not simulated'),
  isource: missing('the current it injects is left out'),
  vccs: missing('the current it injects is left out'),
  gicsource: missing('geomagnetic currents are not computed'),
  gicline: missing('geomagnetic currents are not computed'),
  gictransformer: missing('geomagnetic currents are not computed'),
  vsconverter: missing('the converter is left out of the network'),
  autotrans: missing('the transformer is left out of the network'),
  indmach012: missing('the machine is left out of the network'),
};
