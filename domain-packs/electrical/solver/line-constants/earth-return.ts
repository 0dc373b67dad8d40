import { add, complex, logarithm, multiply, reciprocal, scale, squareRoot } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import type { Conductor, EarthModel } from './conductor.ts';
import { PERMEABILITY_OF_FREE_SPACE, TWO_PI } from './physical-constants.ts';

/** Frequency in Hz and earth resistivity in ohm m. */
export interface Earth {
  readonly model: EarthModel;
  readonly frequency: number;
  readonly resistivity: number;
}

/** Earth-return impedance between two conductors (or of one, twice named), in ohm/m. */
export function earthReturnImpedance(a: Conductor, b: Conductor, earth: Earth): Complex {
  if (earth.model === 'carson') return simplifiedCarson(earth);
  if (earth.model === 'fullcarson') return fullCarson(a, b, earth);
  return complexDepth(a, b, earth);
}

const angular = (earth: Earth): number => TWO_PI * earth.frequency;

/** Carson's series cut to its first terms. (Kersting, Distribution System Modeling and Analysis, 4.1.3.) */
function simplifiedCarson(earth: Earth): Complex {
  const w = angular(earth) * PERMEABILITY_OF_FREE_SPACE;
  return complex(w / 8, (w / TWO_PI) * Math.log(658.5 * Math.sqrt(earth.resistivity / earth.frequency)));
}

/** Complex depth of earth return. (Deri, Tevan, Semlyen, Castanheira, IEEE PAS-100, 1981.) */
function complexDepth(a: Conductor, b: Conductor, earth: Earth): Complex {
  const w = angular(earth) * PERMEABILITY_OF_FREE_SPACE;
  const depth = reciprocal(squareRoot(complex(0, w / earth.resistivity)));
  const height = Math.abs(a.height) + Math.abs(b.height);
  const vertical = add(complex(height), scale(depth, 2));
  const dx = a.x - b.x;
  const image = a === b ? vertical : squareRoot(add(multiply(vertical, vertical), complex(dx * dx)));
  return multiply(complex(0, w / TWO_PI), logarithm(image));
}

const B1 = 1 / (3 * Math.sqrt(2));
const B2 = 1 / 16;
const B3 = B1 / 3 / 5;
const B4 = B2 / 4 / 6;
const D2 = (B2 * Math.PI) / 4;
const D4 = (B4 * Math.PI) / 4;
const C2 = 1.3659315;
const C4 = C2 + 1 / 4 + 1 / 6;

/** Carson's series to the fourth power. (Tleis, Power Systems Modelling and Fault Analysis, 3.2.3.) */
function fullCarson(a: Conductor, b: Conductor, earth: Earth): Complex {
  const height = Math.abs(a.height) + Math.abs(b.height);
  const dx = a.x - b.x;
  const d = a === b ? height : Math.sqrt(height * height + dx * dx);
  const angle = a === b ? 0 : Math.acos(height / d);
  const m = 2.8099e-3 * d * Math.sqrt(earth.frequency / earth.resistivity);
  const [m2, m3, m4] = [m * m, m * m * m, m * m * m * m];
  const [cos1, cos2, cos3, cos4] = [Math.cos(angle), Math.cos(2 * angle), Math.cos(3 * angle), Math.cos(4 * angle)];
  const [sin2, sin4] = [Math.sin(2 * angle), Math.sin(4 * angle)];
  const re =
    Math.PI / 8 -
    B1 * m * cos1 +
    B2 * m2 * (Math.log(Math.exp(C2) / m) * cos2 + angle * sin2) +
    B3 * m3 * cos3 -
    D4 * m4 * cos4;
  const im =
    0.5 * Math.log(1.85138 / m) +
    B1 * m * cos1 -
    D2 * m2 * cos2 +
    B3 * m3 * cos3 -
    B4 * m4 * (Math.log(Math.exp(C4) / m) * cos4 + angle * sin4) +
    0.5 * Math.log(d);
  return scale(complex(re, im), (angular(earth) * PERMEABILITY_OF_FREE_SPACE) / Math.PI);
}
