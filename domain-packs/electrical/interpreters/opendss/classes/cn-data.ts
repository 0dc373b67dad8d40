import { count, defineClass, integer, lengthUnit, like, number, numbers, positive } from '../property.ts';

/** CNData: a cable with a concentric neutral. In the order of values without a name (OpenDSS Manual). */
export const cnData = defineClass(
  'CNData',
  {
    k: integer,
    DiaStrand: positive,
    GMRStrand: positive,
    RStrand: number,
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
