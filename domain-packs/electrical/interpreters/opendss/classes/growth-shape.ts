import { count, defineClass, file, like, numbers } from '../property.ts';

/** GrowthShape: growth of load year by year. In the order of values without a name (OpenDSS Manual). */
export const growthShape = defineClass(
  'GrowthShape',
  {
    NPts: count,
    Year: numbers,
    Mult: numbers,
    CSVFile: file,
    SngFile: file,
    DblFile: file,
    Like: like,
  },
  { needsCircuit: false },
);
