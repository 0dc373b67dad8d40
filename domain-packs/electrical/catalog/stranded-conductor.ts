import type { GenericConductor } from './conductors.ts';

/** Wires lie in a helix and are longer than the conductor (ASTM B231: 2 %). */
const LAY = 1.02;
/** Metal in the circle around the wires: number of wires over the square of wires across. */
const FILL = { 7: 7 / 9, 19: 19 / 25, 37: 37 / 49, 61: 61 / 81 } as const;
/** Geometric mean radius over outer radius (Westinghouse, Transmission and Distribution Reference Book, 1964, chapter 3). */
const MEAN_RADIUS = { 7: 0.7256, 19: 0.7577, 37: 0.7678, 61: 0.7722 } as const;

/** Outer diameter, m. */
export const diameterOf = ({ crossSection, wires }: GenericConductor): number =>
  2 * Math.sqrt((crossSection * 1e-6) / (Math.PI * FILL[wires]));

/** Geometric mean radius, m. */
export const geometricMeanRadiusOf = (conductor: GenericConductor): number =>
  (MEAN_RADIUS[conductor.wires] * diameterOf(conductor)) / 2;

/** Resistance at a temperature in °C, Ω/m. Skin effect, at most 2 % up to 500 mm² and 60 Hz, is left out. */
export const resistanceOf = ({ material, crossSection }: GenericConductor, temperature: number): number =>
  ((LAY * material.resistivity) / (crossSection * 1e-6)) * (1 + material.temperatureCoefficient * (temperature - 20));
