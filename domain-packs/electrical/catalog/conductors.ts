/** A conductor material. */
export interface ConductorMaterial {
  readonly name: 'aluminium' | 'copper';
  /** Ω·m at 20 °C. */
  readonly resistivity: number;
  /** Per kelvin, at 20 °C. */
  readonly temperatureCoefficient: number;
  readonly source: string;
}

const ALUMINIUM: ConductorMaterial = {
  name: 'aluminium',
  resistivity: 2.8264e-8,
  temperatureCoefficient: 0.00403,
  source: 'IEC 60889:1987 (hard-drawn aluminium wire, 61 % IACS)',
};

const COPPER: ConductorMaterial = {
  name: 'copper',
  resistivity: 1.7774e-8,
  temperatureCoefficient: 0.00381,
  source: 'ASTM B1 (hard-drawn copper wire, 97 % IACS)',
};

/** A generic stranded conductor: a standard cross-section of a material, and how many wires make it. */
export interface GenericConductor {
  readonly material: ConductorMaterial;
  /** mm², after IEC 60228. */
  readonly crossSection: number;
  readonly wires: 7 | 19 | 37 | 61;
}

const CROSS_SECTIONS = [25, 35, 50, 70, 95, 120, 150, 185, 240, 300, 400, 500] as const;
const wiresOf = (mm2: number): GenericConductor['wires'] => (mm2 <= 50 ? 7 : mm2 <= 150 ? 19 : mm2 <= 300 ? 37 : 61);

/** Generic conductors, from which a design picks. Everything else about them is computed, not looked up. */
export const GENERIC_CONDUCTORS: readonly GenericConductor[] = [ALUMINIUM, COPPER].flatMap((material) =>
  CROSS_SECTIONS.map((crossSection) => ({ material, crossSection, wires: wiresOf(crossSection) })),
);
