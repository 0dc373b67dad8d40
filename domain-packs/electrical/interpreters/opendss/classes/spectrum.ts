import { count, defineClass, file, like, numbers } from '../property.ts';

/** Spectrum: harmonic content. In the order of values without a name (OpenDSS Manual). */
export const spectrum = defineClass(
  'Spectrum',
  {
    NumHarm: count,
    Harmonic: numbers,
    '%Mag': numbers,
    Angle: numbers,
    CSVFile: file,
    Like: like,
  },
  { needsCircuit: false },
);
