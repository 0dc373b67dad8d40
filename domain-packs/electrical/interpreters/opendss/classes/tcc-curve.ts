import { count, defineClass, like, numbers } from '../property.ts';

/** TCC_Curve: a time-current curve. In the order of values without a name (OpenDSS Manual). */
export const tccCurve = defineClass(
  'TCC_Curve',
  {
    NPts: count,
    C_Array: numbers,
    T_Array: numbers,
    Like: like,
  },
  { needsCircuit: false },
);
