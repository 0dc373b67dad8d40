import { count, defineClass, file, like, number, numbers } from '../property.ts';

/** XYcurve: a curve of y over x. In the order of values without a name (OpenDSS Manual). */
export const xyCurve = defineClass(
  'XYcurve',
  {
    NPts: count,
    Points: numbers,
    YArray: numbers,
    XArray: numbers,
    CSVFile: file,
    SngFile: file,
    DblFile: file,
    X: number,
    Y: number,
    XShift: number,
    YShift: number,
    XScale: number,
    YScale: number,
    Like: like,
  },
  { needsCircuit: false },
);
