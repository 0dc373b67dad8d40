import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readUcum } from '../../runtime/testing/read-ucum.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { about, asserted, lawsBrokenBy, nothing } from '../../test/example-pack/laws-broken-by.ts';
import { defineGenerator } from '../generator.ts';
import type { Unit } from '../model/quantity.ts';
import { unit } from '../model/quantity.ts';
import { unitMistakes } from './units.ts';

const mistakesOf = (...units: readonly Unit[]): string[] =>
  unitMistakes({ ...examplePack, binding: { ...examplePack.binding, statedIn: units } }, readUcum);

describe('units, by UCUM', () => {
  it('have a code that UCUM knows', () => {
    assert.deepEqual(mistakesOf(unit('Length', 'dm', 0.1)), []);
    assert.match(mistakesOf(unit('Length', 'metre', 1))[0] ?? '', /^metre \(Length\): .*not a valid UCUM code/);
    assert.match(mistakesOf(unit('Temperature', 'Cel', 1))[0] ?? '', /no multiple of an SI unit/);
  });

  it('have the factor of UCUM, in coherent SI units', () => {
    assert.deepEqual(
      mistakesOf(unit('Mass', 't', 1000), unit('Density', 'g/cm3', 1000), unit('Force', 'kN', 1000)),
      [],
    );
    assert.deepEqual(mistakesOf(unit('Mass', 'mg', 1e-3)), ['mg (Mass) is 0.000001 in SI, and not 0.001']);
  });

  it('are of one dimension where they are of one kind', () => {
    assert.deepEqual(mistakesOf(unit('Mass', 'N', 1)), [
      'N is not of the dimension of kg, and both are said to be of the kind Mass',
    ]);
  });

  it('are no units of one kind for being of one dimension', () => {
    assert.deepEqual(mistakesOf(unit('Torque', 'N.m', 1), unit('Energy', 'J', 1)), []);
  });

  it('agree for every prefix', () => {
    const prefixes = fc.constantFrom(['k', 1e3], ['m', 1e-3], ['u', 1e-6], ['M', 1e6]) as fc.Arbitrary<
      [string, number]
    >;
    const bases = fc.constantFrom(['g', 1e-3, 'Mass'], ['m', 1, 'Length']) as fc.Arbitrary<[string, number, string]>;
    fc.assert(
      fc.property(prefixes, bases, fc.integer({ min: -3, max: 3 }), ([prefix, factor], [base, si, kind], wrong) => {
        let shift = 1;
        for (let i = 0; i < Math.abs(wrong); i++) shift *= wrong > 0 ? 10 : 0.1;
        const found = mistakesOf(unit(kind, `${prefix}${base}`, factor * si * shift));
        assert.equal(found.length, wrong === 0 ? 0 : 1);
      }),
    );
  });
});

describe('a value stated in a unit', () => {
  const stating = (unitCode: string) =>
    defineGenerator({
      ...about,
      ...nothing,
      name: 'example.unit.generate',
      generate: () => ({
        payload: {},
        summary: 'One value.',
        changes: [asserted({ path: 'loadLimit', value: 12, unit: unitCode })],
      }),
    });

  it('is of its property’s kind, whatever the dimension', async () => {
    assert.deepEqual(await lawsBrokenBy(stating('g')), []);
    assert.deepEqual(await lawsBrokenBy(stating('cm')), ['any.keeps-quantity-kinds']);
    assert.deepEqual(await lawsBrokenBy(stating('furlong')), ['any.keeps-quantity-kinds']);
  });
});
