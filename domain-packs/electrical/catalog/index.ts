import { ampacity, COMMON_CONDITIONS } from './ampacity.ts';
import { GENERIC_CONDUCTORS } from './conductors.ts';
import type { ConductorMaterial } from './conductors.ts';
import { CROSSARM, sequenceImpedance } from './overhead-line.ts';
import type { SequenceImpedance } from './overhead-line.ts';
import { diameterOf, geometricMeanRadiusOf, resistanceOf } from './stranded-conductor.ts';

/** The name under which values from this catalog stand in a graph. */
export const CONDUCTOR_CATALOG = 'bver-generic-conductors-1';

/** What the values of an entry come from. */
export const CATALOG_BASIS = [
  'IEC 60889, ASTM B1 (resistivity)',
  'IEC 60228 (cross-sections)',
  'IEEE Std 738-2012 (ampacity at 25 °C, 0.61 m/s, sun, 75 °C)',
  'Carson 1926 (impedance with earth return)',
] as const;

/** A conductor that can be chosen, as a four-wire line on a crossarm. */
export interface CatalogEntry extends SequenceImpedance {
  readonly name: string;
  readonly material: ConductorMaterial['name'];
  /** mm². */
  readonly crossSection: number;
  /** A. */
  readonly ampacity: number;
}

/** The generic conductors as overhead lines at a frequency in Hz, smallest ampacity first. */
export const conductorCatalog = (frequency: number): readonly CatalogEntry[] =>
  GENERIC_CONDUCTORS.map((conductor): CatalogEntry => {
    const { material, crossSection } = conductor;
    const resistance = resistanceOf(conductor, COMMON_CONDITIONS.conductor);
    const diameter = diameterOf(conductor);
    const line = { resistance, diameter, geometricMeanRadius: geometricMeanRadiusOf(conductor) };
    return {
      name: `${material.name} ${crossSection} mm²`,
      material: material.name,
      crossSection,
      ampacity: Math.floor(ampacity(diameter, resistance, COMMON_CONDITIONS)),
      ...sequenceImpedance(line, CROSSARM, frequency),
    };
  }).sort((a, b) => a.ampacity - b.ampacity || a.crossSection - b.crossSection);
