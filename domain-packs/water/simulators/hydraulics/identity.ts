/** The name and version that findings of the hydraulic simulation carry. */
export const NAME = 'water.hydraulics.simulate';
export const VERSION = '1.0.0';
