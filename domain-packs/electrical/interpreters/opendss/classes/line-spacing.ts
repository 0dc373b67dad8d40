import { defineClass, few, lengthUnit, like, numbers } from '../property.ts';

/** LineSpacing: positions of conductors. In the order of values without a name (OpenDSS Manual). */
export const lineSpacing = defineClass(
  'LineSpacing',
  {
    NConds: few,
    NPhases: few,
    X: numbers,
    H: numbers,
    Units: lengthUnit,
    Like: like,
  },
  { needsCircuit: false },
);
