/**
 * The physical constants as OpenDSS rounds them (its unit LineConstants). Kept to those digits on purpose: exact ones
 * move line impedances by parts in 1e-7, which is more than two engines solving the same equations may differ.
 */
export const PERMITTIVITY_OF_FREE_SPACE = 8.854e-12;
export const PERMEABILITY_OF_FREE_SPACE = 12.56637e-7;
export const TWO_PI = 6.283185307;
