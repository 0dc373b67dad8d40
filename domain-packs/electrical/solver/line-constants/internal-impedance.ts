import { complex, magnitude, multiply, ONE, scale } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { besselRatio } from './bessel.ts';
import type { Conductor, EarthModel } from './conductor.ts';
import { PERMEABILITY_OF_FREE_SPACE, TWO_PI } from './physical-constants.ts';

/** Beyond this argument the ratio of Bessel functions is 1 to working accuracy. */
const LARGE_ARGUMENT = 35;

/**
 * Internal impedance of a round conductor in ohm/m. Carson's models take the stated resistance; Deri's computes skin
 * effect from the direct-current resistance. (OpenDSS, `LineConstants.Get_Zint`; Deri et al., IEEE PAS-100, 1981.)
 */
export function internalImpedance(conductor: Conductor, frequency: number, model: EarthModel): Complex {
  if (model !== 'deri')
    return complex(conductor.acResistance, (TWO_PI * frequency * PERMEABILITY_OF_FREE_SPACE) / (8 * Math.PI));
  const diffusion = Math.sqrt((frequency * PERMEABILITY_OF_FREE_SPACE) / conductor.dcResistance);
  const argument = complex(diffusion, diffusion);
  const ratio = magnitude(argument) > LARGE_ARGUMENT ? ONE : besselRatio(argument);
  const size = Math.sqrt(conductor.dcResistance * frequency * PERMEABILITY_OF_FREE_SPACE) / 2;
  return scale(multiply(complex(1, 1), ratio), size);
}
