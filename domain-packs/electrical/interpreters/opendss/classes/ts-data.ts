import { count, defineClass, lengthUnit, like, nonNegative, number, numbers, positive } from '../property.ts';

/** TSData: a cable with a tape shield. In the order of values without a name (OpenDSS Manual). */
export const tsData = defineClass(
  'TSData',
  {
    DiaShield: positive,
    TapeLayer: positive,
    TapeLap: nonNegative,
    EpsR: number,
    InsLayer: positive,
    DiaIns: positive,
    DiaCable: positive,
    RDC: number,
    RAC: number,
    RUnits: lengthUnit,
    GMRAC: positive,
    GMRUnits: lengthUnit,
    Radius: positive,
    RadUnits: lengthUnit,
    NormAmps: number,
    EmergAmps: number,
    Diam: positive,
    Seasons: count,
    Ratings: numbers,
    CapRadius: positive,
    Like: like,
  },
  { needsCircuit: false },
);
