import { choice, count, defineClass, file, like, nonNegative, number, numbers } from '../property.ts';

/** PriceShape: a series of prices over time. In the order of values without a name (OpenDSS Manual). */
export const priceShape = defineClass(
  'PriceShape',
  {
    NPts: count,
    Interval: number,
    Price: numbers,
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
