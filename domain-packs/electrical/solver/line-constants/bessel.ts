import { add, divide, magnitude, multiply, ONE, scale } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';

const TERMS = 1000;
const NEGLIGIBLE = 1e-17;

/** I1(z)/z and I0(z) by their power series (Abramowitz and Stegun 9.6.10). Good for |z| up to about 40. */
function modifiedBessel(z: Complex, degree: 0 | 1): Complex {
  const quarter = scale(multiply(z, z), 0.25);
  let term: Complex = degree === 0 ? ONE : scale(z, 0.5);
  let sum = term;
  for (let k = 1; k <= TERMS; k++) {
    term = scale(multiply(term, quarter), 1 / (k * (k + degree)));
    sum = add(sum, term);
    if (magnitude(term) <= NEGLIGIBLE * magnitude(sum)) break;
  }
  return sum;
}

/** I0(z) / I1(z), the modified Bessel functions of the first kind. */
export const besselRatio = (z: Complex): Complex => divide(modifiedBessel(z, 0), modifiedBessel(z, 1));
