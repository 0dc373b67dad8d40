import { autoTrans } from './auto-trans.ts';
import { capControl } from './cap-control.ts';
import { capacitor } from './capacitor.ts';
import { cnData } from './cn-data.ts';
import { dynamicExp } from './dynamic-exp.ts';
import { energyMeter } from './energy-meter.ts';
import { espvlControl } from './espvl-control.ts';
import { expControl } from './exp-control.ts';
import { fault } from './fault.ts';
import { fuse } from './fuse.ts';
import { genDispatcher } from './gen-dispatcher.ts';
import { generator } from './generator.ts';
import { gicLine } from './gic-line.ts';
import { gicSource } from './gic-source.ts';
import { gicTransformer } from './gic-transformer.ts';
import { growthShape } from './growth-shape.ts';
import { indMach012 } from './ind-mach-012.ts';
import { invControl } from './inv-control.ts';
import { isource } from './isource.ts';
import { line } from './line.ts';
import { lineCode } from './line-code.ts';
import { lineGeometry } from './line-geometry.ts';
import { lineSpacing } from './line-spacing.ts';
import { load } from './load.ts';
import { loadShape } from './load-shape.ts';
import { monitor } from './monitor.ts';
import { priceShape } from './price-shape.ts';
import { pvSystem } from './pv-system.ts';
import { reactor } from './reactor.ts';
import { recloser } from './recloser.ts';
import { regControl } from './reg-control.ts';
import { relay } from './relay.ts';
import { sensor } from './sensor.ts';
import { spectrum } from './spectrum.ts';
import { storage } from './storage.ts';
import { storageController } from './storage-controller.ts';
import { swtControl } from './swt-control.ts';
import { tccCurve } from './tcc-curve.ts';
import { temperatureShape } from './temperature-shape.ts';
import { transformer } from './transformer.ts';
import { tsData } from './ts-data.ts';
import { upfc } from './upfc.ts';
import { upfcControl } from './upfc-control.ts';
import { vccs } from './vccs.ts';
import { vsConverter } from './vs-converter.ts';
import { vsource } from './vsource.ts';
import { wireData } from './wire-data.ts';
import { xfmrCode } from './xfmr-code.ts';
import { xyCurve } from './xy-curve.ts';

/** Every class of OpenDSS 9.8, in the order OpenDSS lists them. */
export const CLASSES = [
  lineCode,
  loadShape,
  temperatureShape,
  priceShape,
  xyCurve,
  growthShape,
  tccCurve,
  spectrum,
  wireData,
  cnData,
  tsData,
  lineSpacing,
  lineGeometry,
  xfmrCode,
  line,
  vsource,
  isource,
  vccs,
  load,
  transformer,
  regControl,
  capacitor,
  reactor,
  capControl,
  fault,
  dynamicExp,
  generator,
  genDispatcher,
  storage,
  storageController,
  relay,
  recloser,
  fuse,
  swtControl,
  pvSystem,
  upfc,
  upfcControl,
  espvlControl,
  indMach012,
  gicSource,
  autoTrans,
  invControl,
  expControl,
  gicLine,
  gicTransformer,
  vsConverter,
  monitor,
  energyMeter,
  sensor,
] as const;
