import assert from 'node:assert/strict';
import { COMMON_CONDITIONS } from './ampacity.ts';
import { GENERIC_CONDUCTORS } from './conductors.ts';
import { conductorCatalog } from './index.ts';
import { CROSSARM, sequenceImpedance } from './overhead-line.ts';
import { diameterOf, geometricMeanRadiusOf, resistanceOf } from './stranded-conductor.ts';

const near = (actual: number | undefined, expected: number, share: number): void =>
  assert.ok(Math.abs((actual ?? 0) / expected - 1) <= share, `${actual} is not within ${share} of ${expected}`);

describe('the generic conductors', () => {
  const of = (name: string) => conductorCatalog(60).find((entry) => entry.name === name);

  it('have the resistance of the standard at 20 °C', () => {
    // IEC 60228 class 2 allows at most 0.320 Ω/km for aluminium and 0.193 Ω/km for copper of 95 mm².
    const at20 = (material: string) =>
      GENERIC_CONDUCTORS.find((c) => c.material.name === material && c.crossSection === 95);
    const [al, cu] = [at20('aluminium'), at20('copper')];
    assert.ok(al && cu);
    near(resistanceOf(al, 20), 0.32e-3, 0.06);
    near(resistanceOf(cu, 20), 0.193e-3, 0.03);
  });

  it('lie near published values of a conductor of their size (336.4 kcmil Tulip, 170 mm², 19 wires)', () => {
    const tulip = { ...GENERIC_CONDUCTORS[0]!, crossSection: 170.5, wires: 19 } as const;
    near(diameterOf(tulip), 16.91e-3, 0.01);
    near(geometricMeanRadiusOf(tulip), 0.021 * 0.3048, 0.01);
    near(resistanceOf(tulip, 50), 0.306 / 1609.344, 0.02);
  });

  it('have the ampacity that tables give them', () => {
    assert.deepEqual([COMMON_CONDITIONS.ambient, COMMON_CONDITIONS.conductor], [25, 75]);
    // 4/0 AWG all-aluminium (107 mm²): 383 A; 336.4 kcmil (170 mm²): 519 A.
    const [below, above] = [of('aluminium 95 mm²'), of('aluminium 120 mm²')];
    assert.ok((below?.ampacity ?? 0) < 383 && (above?.ampacity ?? 0) > 383, `${below?.ampacity} … ${above?.ampacity}`);
    assert.ok((of('aluminium 150 mm²')?.ampacity ?? 0) < 519 && (of('aluminium 185 mm²')?.ampacity ?? 0) > 519);
  });

  it('have the reactance that lines of their kind have', () => {
    near(of('aluminium 185 mm²')?.x1, 0.38e-3, 0.1);
    // Configuration 601 of the IEEE 13 node feeder (282 mm², neutral 107 mm²): z1 = 0.116 + j0.371, z0 = 0.406 + j1.185 Ω/km.
    near(of('aluminium 300 mm²')?.x1, 0.371e-3, 0.05);
    near(of('aluminium 300 mm²')?.x0, 1.185e-3, 0.1);
    near(of('aluminium 185 mm²')?.c1, 11e-12, 0.15);
  });

  it('lose the effect of their neutral when it hangs far away', () => {
    const wire = { resistance: 1e-4, diameter: 0.02, geometricMeanRadius: 0.0077 };
    const depth = 658.5 * Math.sqrt(100 / 60);
    const { r0, x0 } = sequenceImpedance(wire, { ...CROSSARM, neutralSpacing: depth }, 60);
    near(r0, 1e-4 + 3 * Math.PI * Math.PI * 60e-7, 0.01);
    near(x0, 4 * Math.PI * 60e-7 * (Math.log(depth / 0.0077) + 2 * Math.log(depth / CROSSARM.spacing)), 0.01);
  });

  it('come with growing ampacity', () => {
    const all = conductorCatalog(50).map((entry) => entry.ampacity);
    assert.deepEqual(
      all,
      [...all].sort((a, b) => a - b),
    );
  });
});
