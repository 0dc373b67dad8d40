import type { Binding } from '../domain-pack.ts';
import type { Assertion } from './assertion.ts';
import type { Unit } from './quantity.ts';
import type { PropertySpec } from './taxonomy.ts';
import { elementOf } from './taxonomy.ts';

/** The unit of a property that holds quantities: of the number, or of each number in it. */
export const unitOf = (spec: PropertySpec | undefined): Unit | undefined =>
  spec === undefined ? undefined : 'ucum' in spec ? spec : 'of' in spec ? spec.of : undefined;

/** Every unit that a pack speaks of: those that its users and its sources write, and those of its properties. */
export const unitsIn = ({ units, statedIn, types }: Binding): Unit[] => [
  ...Object.values(units),
  ...statedIn,
  ...types.flatMap(({ properties }) => Object.values(properties).flatMap((spec) => unitOf(spec) ?? [])),
];

/** Whether a value is stated in a unit of its property's quantity kind: the dimension alone does not tell W from var. */
export type UnitProblem = (typeOf: (element: string) => string | undefined, assertion: Assertion) => string | undefined;

/** What is wrong with the units that assertions are stated in, by the taxonomy of a pack. */
export function unitProblems(binding: Binding): UnitProblem {
  const specs = new Map(binding.types.map(({ typeId, properties }) => [typeId, properties]));
  const kinds = new Map<string, Set<string>>();
  const spellings = [...Object.entries(binding.units), ...unitsIn(binding).map((one) => [one.ucum, one] as const)];
  for (const [spelling, { kind }] of spellings) kinds.set(spelling, (kinds.get(spelling) ?? new Set()).add(kind));
  return (typeOf, { subject, path, unit }) => {
    if (unit === undefined) return undefined;
    const spec = specs.get(typeOf(elementOf(subject)) ?? '')?.[path];
    if (spec === undefined) return undefined;
    const expected = unitOf(spec);
    if (!expected) return `is stated in ${unit}, and is no quantity`;
    const known = kinds.get(unit);
    if (!known || known.has(expected.kind)) return undefined;
    return `is stated in ${unit}, a unit of ${[...known].join(' or ')}, and is of the kind ${expected.kind}`;
  };
}

/** Where one code of one quantity kind is said to be two sizes, a stated value has no meaning. */
export function contradictionOfUnits(binding: Binding): string | undefined {
  const sizes = new Map<string, number>();
  for (const { kind, ucum, toSi } of unitsIn(binding)) {
    const key = `${ucum} of ${kind}`;
    const known = sizes.get(key) ?? toSi;
    if (known !== toSi) return `${key} is ${known} in SI in one place, and ${toSi} in another`;
    sizes.set(key, known);
  }
  return undefined;
}
