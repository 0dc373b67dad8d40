import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { complex } from '../matrix/complex.ts';
import { inverse } from '../matrix/inverse.ts';
import { separation } from './conductor.ts';
import type { Conductor } from './conductor.ts';
import { PERMITTIVITY_OF_FREE_SPACE, TWO_PI } from './physical-constants.ts';

/**
 * Shunt admittance of parallel conductors in S/m, one row per conductor, or undefined when two of them coincide.
 * Overhead: inverse of Maxwell's potential coefficients with images. Screened cables: each its own coaxial capacitance.
 */
export function shuntAdmittance(conductors: readonly Conductor[], frequency: number): ComplexMatrix | undefined {
  const w = TWO_PI * frequency;
  const n = conductors.length;
  if (conductors.some((each) => each.screen)) return cableAdmittance(conductors, w);
  const potential = new ComplexMatrix(n);
  const factor = -1 / TWO_PI / PERMITTIVITY_OF_FREE_SPACE / w;
  conductors.forEach((a, i) => {
    const radius = a.capacitanceRadius ?? a.radius;
    potential.set(i, i, complex(0, factor * Math.log((2 * a.height) / radius)));
    conductors.slice(0, i).forEach((b, j) => {
      const dx = a.x - b.x;
      const dy = a.height + b.height;
      const toImage = Math.sqrt(dx * dx + dy * dy);
      potential.addSymmetric(i, j, complex(0, factor * Math.log(toImage / separation(a, b))));
    });
  });
  return inverse(potential);
}

function cableAdmittance(conductors: readonly Conductor[], w: number): ComplexMatrix {
  const result = new ComplexMatrix(conductors.length);
  conductors.forEach(({ screen }, i) => {
    if (screen === undefined) return;
    const outer = 0.5 * screen.insulationDiameter;
    const inner = outer - screen.insulationThickness;
    const c = (TWO_PI * PERMITTIVITY_OF_FREE_SPACE * screen.relativePermittivity) / Math.log(outer / inner);
    result.set(i, i, complex(0, c * w));
  });
  return result;
}
