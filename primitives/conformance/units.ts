import type { DomainPack } from '../domain-pack.ts';
import type { Unit } from '../model/quantity.ts';
import { unitsIn } from '../model/unit-kinds.ts';
import type { Simulator } from '../simulator.ts';

/** What UCUM says of a code: how many coherent SI units one of it is, and the exponents of its dimensions. */
export type UcumMeaning = { readonly toSi: number; readonly dimension: string } | { readonly problem: string };

/** Reads a UCUM code, by whatever knows UCUM. */
export type ReadUcum = (code: string) => UcumMeaning;

/** Constants of standards are written with ten digits or more. */
const RELATIVE = 1e-9;

/**
 * What is wrong with the units of a pack: codes that UCUM does not know, factors that are not those of UCUM, and quantity
 * kinds whose units are not of one dimension. That two units have the same dimension makes them no units of one kind: W and
 * var, N·m and J are told apart by the kind alone, which is why no check goes from dimension to kind.
 */
export function unitMistakes(pack: DomainPack, readUcum: ReadUcum): string[] {
  const mistakes = new Set<string>();
  const dimensions = new Map<string, { readonly dimension: string; readonly ucum: string }>();
  for (const { kind, ucum, toSi } of [...unitsIn(pack.binding), ...unitsOfTables(pack)]) {
    // A pure number without a code is the unit 1.
    const meaning = readUcum(ucum === '' ? '1' : ucum);
    if ('problem' in meaning) {
      mistakes.add(`${ucum} (${kind}): ${meaning.problem}`);
      continue;
    }
    if (!(Math.abs(toSi - meaning.toSi) <= RELATIVE * Math.abs(meaning.toSi))) {
      mistakes.add(`${ucum} (${kind}) is ${meaning.toSi} in SI, and not ${toSi}`);
    }
    const known = dimensions.get(kind) ?? { dimension: meaning.dimension, ucum };
    dimensions.set(kind, known);
    if (known.dimension !== meaning.dimension) {
      mistakes.add(`${ucum} is not of the dimension of ${known.ucum}, and both are said to be of the kind ${kind}`);
    }
  }
  return [...mistakes];
}

/** Units of the columns that simulators declare. */
const unitsOfTables = ({ primitives }: DomainPack): Unit[] =>
  primitives.flatMap((primitive) => {
    const { tables = [] } = primitive as Partial<Simulator<never, unknown>>;
    return tables.flatMap(({ columns }) =>
      Object.values(columns).flatMap((column) => (typeof column === 'string' ? [] : [column])),
    );
  });
