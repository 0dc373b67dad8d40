import { choice, count, defineClass, file, like, nonNegative, number, numbers } from '../property.ts';

/** TShape: a series of temperatures over time. In the order of values without a name (OpenDSS Manual). */
export const temperatureShape = defineClass(
  'TShape',
  {
    NPts: count,
    Interval: nonNegative,
    Temp: numbers,
    Hour: numbers,
    Mean: number,
    StdDev: number,
    CSVFile: file,
    SngFile: file,
    DblFile: file,
    SInterval: nonNegative,
    MInterval: nonNegative,
    Action: choice('DblSave', 'SngSave'),
    Like: like,
  },
  { needsCircuit: false },
);
