import { ComplexMatrix } from '../matrix/complex-matrix.ts';
import { add, complex } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import { kronReduction } from '../matrix/inverse.ts';
import { separation } from './conductor.ts';
import type { Conductor } from './conductor.ts';
import { earthReturnImpedance } from './earth-return.ts';
import type { Earth } from './earth-return.ts';
import { internalImpedance } from './internal-impedance.ts';
import { PERMEABILITY_OF_FREE_SPACE } from './physical-constants.ts';
import { screenGeometry } from './screen.ts';

/**
 * Series impedance of parallel conductors with earth return in ohm/m, one row per conductor, cable screens eliminated
 * as grounded. (OpenDSS, `LineConstants.Calc`; Kersting, Distribution System Modeling and Analysis, ch. 4.)
 */
export function seriesImpedance(conductors: readonly Conductor[], earth: Earth): ComplexMatrix {
  const n = conductors.length;
  const screened = conductors.flatMap((conductor, i) => (conductor.screen ? [{ conductor, i }] : []));
  const z = new ComplexMatrix(n + screened.length);
  const spacing = (distance: number): Complex =>
    complex(0, earth.frequency * PERMEABILITY_OF_FREE_SPACE * Math.log(1 / distance));

  conductors.forEach((a, i) => {
    z.set(i, i, add(selfImpedance(a, earth), earthReturnImpedance(a, a, earth)));
    conductors.slice(0, i).forEach((b, j) => {
      z.addSymmetric(i, j, add(spacing(separation(a, b)), earthReturnImpedance(a, b, earth)));
    });
  });
  screened.forEach(({ conductor: a, i }, k) => {
    const screen = screenGeometry(a);
    const self = add(complex(screen.resistance), spacing(screen.geometricMeanRadius));
    z.set(n + k, n + k, add(self, earthReturnImpedance(a, a, earth)));
    screened.slice(0, k).forEach(({ conductor: b }, l) => {
      z.addSymmetric(n + k, n + l, add(spacing(separation(a, b)), earthReturnImpedance(a, b, earth)));
    });
    conductors.forEach((b, j) => {
      const distance = i === j ? screen.radius : screen.distanceTo(separation(a, b));
      z.addSymmetric(n + k, j, add(spacing(distance), earthReturnImpedance(a, b, earth)));
    });
  });
  let reduced = z;
  while (reduced.order > n) reduced = kronReduction(reduced, reduced.order - 1);
  return reduced;
}

/** Between 40 and 1000 Hz the stated geometric mean radius holds the internal inductance. */
function selfImpedance(conductor: Conductor, earth: Earth): Complex {
  const { frequency } = earth;
  const internal = internalImpedance(conductor, frequency, earth.model);
  const atPowerFrequency = frequency > 40 && frequency < 1000;
  const radius = atPowerFrequency ? conductor.geometricMeanRadius : conductor.radius;
  const external = frequency * PERMEABILITY_OF_FREE_SPACE * Math.log(1 / radius);
  return complex(internal.re, (atPowerFrequency ? 0 : internal.im) + external);
}
