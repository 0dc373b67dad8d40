import { choice, count, defineClass, file, like, nonNegative, number, numbers, yesNo } from '../property.ts';

/** LoadShape: a series of multipliers over time. In the order of values without a name (OpenDSS Manual). */
export const loadShape = defineClass(
  'LoadShape',
  {
    NPts: count,
    Interval: nonNegative,
    Mult: numbers,
    Hour: numbers,
    Mean: number,
    StdDev: number,
    CSVFile: file,
    SngFile: file,
    DblFile: file,
    Action: choice('Normalize', 'DblSave', 'SngSave'),
    QMult: numbers,
    UseActual: yesNo,
    PMax: number,
    QMax: number,
    SInterval: nonNegative,
    MInterval: nonNegative,
    PBase: number,
    QBase: number,
    PMult: numbers,
    PQCSVFile: file,
    MemoryMapping: yesNo,
    Interpolation: choice('Avg', 'Edge'),
    Like: like,
  },
  { needsCircuit: false },
);
