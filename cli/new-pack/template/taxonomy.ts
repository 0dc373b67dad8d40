import { defineResultTable, defineType, reference, unit } from '../../../primitives/index.ts';

/** Quantities are stored in SI; a unit is of one quantity kind, and carries its UCUM code and its factor to SI. */
export const kilogram = unit('Mass', 'kg', 1);
export const gram = unit('Mass', 'g', 0.001);

/** How users of the domain write units. */
export const UNITS = { kg: kilogram, g: gram } as const;

/** What carries parts. */
export const Support = defineType('blueprint.Support', { capacity: kilogram }, 'catalog');

/** What stands on a support. */
export const Part = defineType('blueprint.Part', { support: reference('blueprint.Support'), mass: kilogram });

/** The name of the result set of the simulation. */
export const LOADS = 'loads';

/** What each support carries; `subject` is the support. */
export const SupportLoads = defineResultTable(LOADS, 'supportLoads', { load: kilogram });
