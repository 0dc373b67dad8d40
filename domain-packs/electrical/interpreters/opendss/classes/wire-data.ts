import { count, defineClass, lengthUnit, like, number, numbers, positive } from '../property.ts';

/** WireData: a bare conductor. In the order of values without a name (OpenDSS Manual). */
export const wireData = defineClass(
  'WireData',
  {
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
