import { UcumLhcUtils } from '@lhncbc/ucum-lhc';
import type { ReadUcum } from '../../primitives/conformance/index.ts';

interface Specified {
  readonly status: 'valid' | 'invalid' | 'error';
  readonly retMsg?: readonly string[];
  readonly unit: {
    /** In the base units of UCUM: gram, and coulomb for what is electrical. */
    readonly magnitude_: number;
    readonly dim_: { readonly dimVec_: readonly number[] | null };
    /** The function of a unit whose zero is elsewhere, or which is no multiple (UCUM, 21). */
    readonly cnv_: string | null;
  } | null;
}

/** Length, time, mass, angle, temperature, charge, luminous intensity. */
const MASS = 2;

/**
 * What a UCUM code means, by the reference implementation of the National Library of Medicine. It converts W to var and N·m
 * to J without a word, so it is asked for dimension and factor of one unit, and never to convert.
 */
export const readUcum: ReadUcum = (code) => {
  const { status, unit, retMsg = [] } = UcumLhcUtils.getInstance().getSpecifiedUnit(code, 'validate') as Specified;
  if (status !== 'valid' || !unit) return { problem: retMsg.join(' ') || 'UCUM does not know it' };
  if (unit.cnv_ !== null) return { problem: 'it is no multiple of an SI unit, so no factor converts it' };
  const dimension = unit.dim_.dimVec_ ?? [];
  let toSi = unit.magnitude_;
  for (let mass = dimension[MASS] ?? 0; mass !== 0; mass -= Math.sign(mass))
    toSi = mass > 0 ? toSi / 1000 : toSi * 1000;
  return { toSi, dimension: dimension.join(' ') };
};
