import { defineType, flag, integer, list, matrix, reference, text } from '../../../primitives/index.ts';
import type { Connecting, PortDefinition } from '../../../primitives/index.ts';
import { CONDUCTORS } from './structure.ts';
import * as u from './units.ts';

/**
 * Equipment, ports and connectivity nodes in the shape of CIM (IEC 61970-301), with the parameters of OpenDSS and IEC.
 * A port (`line.l1#1`) says the bus it is connected to (`@junction`) and its conductors (`@conductors`): one node number
 * per conductor, 1 … for phases, 0 for earth. Values are in SI.
 */

const ELECTRICITY = 'electricity';

/** A port at a bus, with its conductors: one node number of the bus for each, 0 for earth. */
const port = (role: string, more: { readonly optional?: true } = {}): PortDefinition => ({
  role,
  medium: ELECTRICITY,
  to: ['electrical.Bus'],
  properties: { [CONDUCTORS]: list(u.perUnit) },
  ...more,
});

const twoPorts = (one: string, other: string, more: { readonly optional?: true } = {}): Connecting => ({
  ports: [port(one), port(other, more)],
});

/** The circuit as a whole. One node, `circuit.<name>`. */
export const Circuit = defineType(
  'electrical.Circuit',
  {
    baseFrequency: u.hertz,
    /** Nominal line-to-line voltages of the circuit, from which the nearest is chosen for each bus. */
    voltageBases: list(u.volt),
    /** `deri`, `carson` or `fullcarson`. */
    earthModel: text,
    controlMode: text,
    /** Factor on the power of every load that follows it. */
    loadMultiplier: u.perUnit,
  },
  'catalog',
);

/** A connectivity node with one node number per phase. */
export const Bus = defineType(
  'electrical.Bus',
  {
    /** Nominal line-to-line voltage, where it is stated for this bus; else the nearest of the circuit's voltage bases. */
    baseVoltage: u.volt,
    /** Coordinates in the units of their source; for drawings only. */
    x: u.metre,
    y: u.metre,
  },
  'junction',
  { medium: ELECTRICITY },
);

/**
 * A voltage behind its short-circuit impedance. Port 1 feeds the circuit; port 2, where stated, is its other end, else
 * earth. The impedance is said in one of three ways: r1, x1, r0, x0; or short-circuit currents; or short-circuit powers.
 */
export const VoltageSource = defineType(
  'electrical.VoltageSource',
  {
    phaseCount: integer,
    /** Line-to-line, except for a single-phase source. */
    baseVoltage: u.volt,
    perUnit: u.perUnit,
    angle: u.degree,
    frequency: u.hertz,
    threePhaseShortCircuitPower: u.voltAmpere,
    singlePhaseShortCircuitPower: u.voltAmpere,
    threePhaseShortCircuitCurrent: u.ampere,
    singlePhaseShortCircuitCurrent: u.ampere,
    x1r1: u.perUnit,
    x0r0: u.perUnit,
    r1: u.ohm,
    x1: u.ohm,
    r0: u.ohm,
    x0: u.ohm,
    /** Negative sequence, where it differs from the positive one. */
    r2: u.ohm,
    x2: u.ohm,
    /** Order of its phases: `positive`, `negative` or `zero`. */
    sequence: text,
    enabled: flag,
  },
  'equipment',
  twoPorts('feeding', 'other end', { optional: true }),
);

const seriesImpedance = {
  r1: u.ohmPerMetre,
  x1: u.ohmPerMetre,
  r0: u.ohmPerMetre,
  x0: u.ohmPerMetre,
  c1: u.faradPerMetre,
  c0: u.faradPerMetre,
  rMatrix: matrix(u.ohmPerMetre),
  xMatrix: matrix(u.ohmPerMetre),
  cMatrix: matrix(u.faradPerMetre),
  /** Frequency at which the impedances hold; and what corrects the earth's part of them to the circuit's frequency. */
  baseFrequency: u.hertz,
  earthReturnResistance: u.ohmPerMetre,
  earthReturnReactance: u.ohmPerMetre,
  earthResistivity: u.ohmMetre,
  normalRating: u.ampere,
  emergencyRating: u.ampere,
} as const;

/** Impedance per length of a kind of line, full symmetric matrices of `phaseCount` rows. */
export const LineCode = defineType('electrical.LineCode', { phaseCount: integer, ...seriesImpedance }, 'catalog');

/** A conductor, bare or the core of a screened cable. */
export const WireData = defineType(
  'electrical.WireData',
  {
    acResistance: u.ohmPerMetre,
    dcResistance: u.ohmPerMetre,
    geometricMeanRadius: u.metre,
    radius: u.metre,
    /** Radius that its capacitance sees, where it differs (bundled conductors). */
    capacitanceRadius: u.metre,
    /** Of a cable: its insulation, and its screen, which is `concentric-neutral` or `tape-shield`. */
    screen: text,
    relativePermittivity: u.perUnit,
    insulationThickness: u.metre,
    insulationDiameter: u.metre,
    strandCount: integer,
    strandDiameter: u.metre,
    strandGeometricMeanRadius: u.metre,
    strandResistance: u.ohmPerMetre,
    cableDiameter: u.metre,
    shieldDiameter: u.metre,
    tapeThickness: u.metre,
    /** Share of its width by which the tape overlaps. */
    tapeLap: u.perUnit,
    normalRating: u.ampere,
    emergencyRating: u.ampere,
  },
  'catalog',
);

/** Positions of conductors; `reduce` folds those beyond the phases into them (Kron). */
export const LineGeometry = defineType(
  'electrical.LineGeometry',
  {
    conductorCount: integer,
    phaseCount: integer,
    reduce: flag,
    /** One node id of WireData for each conductor. */
    wires: { form: 'texts' },
    /** Horizontal positions, one for each conductor. */
    x: list(u.metre),
    /** Heights over ground, one for each conductor. */
    height: list(u.metre),
    normalRating: u.ampere,
  },
  'catalog',
);

/** A line, cable or switch between port 1 and port 2. */
export const Line = defineType(
  'electrical.Line',
  {
    phaseCount: integer,
    length: u.metre,
    lineCode: reference('electrical.LineCode'),
    geometry: reference('electrical.LineGeometry'),
    isSwitch: flag,
    /** Whether the switch, or the line at its ends, is closed. */
    closed: flag,
    enabled: flag,
    ...seriesImpedance,
  },
  'equipment',
  twoPorts('from', 'to'),
);

/** A transformer. Port n is winding n; the parameters of the windings are lists in their order. */
export const Transformer = defineType(
  'electrical.Transformer',
  {
    phaseCount: integer,
    windingCount: integer,
    /** `wye` or `delta` for each winding. */
    connections: { form: 'texts' },
    /** Line-to-line for two and three phases, across the winding for one phase. */
    ratedVoltages: list(u.volt),
    ratedPowers: list(u.voltAmpere),
    /** Winding resistance on the base of winding 1. */
    resistances: list(u.perUnit),
    /** Loss at rated power, half of it in each of the first two windings. */
    loadLoss: u.perUnit,
    /** Off-nominal ratio of each winding. */
    taps: list(u.perUnit),
    minimumTap: u.perUnit,
    maximumTap: u.perUnit,
    tapCount: integer,
    /** Leakage reactance between windings 1–2, 1–3 … 1–n, 2–3 …, on the base of winding 1. */
    reactances: list(u.perUnit),
    noLoadLoss: u.perUnit,
    magnetisingCurrent: u.perUnit,
    /** Shunt to earth that keeps ungrounded windings from floating, on the rated power (OpenDSS ppm_antifloat × 1e-6). */
    antiFloatSusceptance: u.perUnit,
    /** Neutral-to-earth resistance of each winding; negative: open. */
    neutralResistances: list(u.ohm),
    neutralReactances: list(u.ohm),
    /** `lag` or `lead`: whether the lower voltage follows or leads across a delta-wye connection. */
    deltaDirection: text,
    bank: text,
    normalRating: u.voltAmpere,
    enabled: flag,
  },
  'equipment',
  { ports: [port('winding 1'), port('winding 2')], furtherPorts: port('further winding', { optional: true }) },
);

/** Tap changer control (CIM RegulatingControl; parameters of OpenDSS RegControl), voltages on the secondary of its transformer. */
export const RegulatorControl = defineType(
  'electrical.RegulatorControl',
  {
    transformer: reference('electrical.Transformer'),
    winding: integer,
    tapWinding: integer,
    targetVoltage: u.volt,
    band: u.volt,
    voltageTransformerRatio: u.perUnit,
    currentTransformerRating: u.ampere,
    compensatorResistance: u.volt,
    compensatorReactance: u.volt,
    delay: u.second,
    tapDelay: u.second,
    maximumTapChange: integer,
    voltageLimit: u.volt,
    /** Whether a greater deviation shortens the delay. */
    inverseTime: flag,
    /** Which phase it watches: `1`, `2` …, or the one of highest or lowest voltage, `max` or `min`. */
    monitoredPhase: text,
    /** Compensation by magnitudes only (OpenDSS LDC_Z), at rated current. */
    compensatorImpedance: u.volt,
    /** The bus, its nodes and the transformer ratio there, where it watches another bus than its winding's. */
    regulatedBus: reference('electrical.Bus'),
    regulatedNodes: list(u.perUnit),
    regulatedVoltageTransformerRatio: u.perUnit,
    /** What it does when power flows backwards: with `reversible`, it regulates the other side, or goes to neutral. */
    reversible: flag,
    reverseNeutral: flag,
    reverseTargetVoltage: u.volt,
    reverseBand: u.volt,
    reverseThreshold: u.watt,
    reverseDelay: u.second,
    reverseCompensatorResistance: u.volt,
    reverseCompensatorReactance: u.volt,
    enabled: flag,
  },
  'equipment',
  { ports: [] },
);

/** A load: constant power, current, impedance or a mixture. */
export const Load = defineType(
  'electrical.Load',
  {
    phaseCount: integer,
    connection: text,
    ratedVoltage: u.volt,
    activePower: u.watt,
    reactivePower: u.voltAmpereReactive,
    /** What the source states in place of a power; negative: active and reactive power are of opposite sign. */
    powerFactor: u.perUnit,
    apparentPower: u.voltAmpere,
    /** OpenDSS load model number, 1 … 8. */
    model: integer,
    minimumVoltage: u.perUnit,
    maximumVoltage: u.perUnit,
    /** At and below this it is an impedance that draws rated power at rated voltage (OpenDSS Vlowpu). */
    emergencyMinimumVoltage: u.perUnit,
    /** Seven coefficients of model 8: active and reactive shares of Z, I and P, and the voltage of dropping out. */
    zip: list(u.perUnit),
    /** Exponents of voltage of model 4. */
    conservationWatts: u.perUnit,
    conservationVars: u.perUnit,
    /** Negative: open. */
    neutralResistance: u.ohm,
    neutralReactance: u.ohm,
    /** Whether the circuit's load multiplier applies to it. */
    followsMultiplier: flag,
    yearlyShape: reference('electrical.LoadShape'),
    dailyShape: reference('electrical.LoadShape'),
    dutyShape: reference('electrical.LoadShape'),
    enabled: flag,
  },
  'equipment',
  { ports: [port('terminal')] },
);

/** A shunt (one port) or series (two ports) capacitor bank. */
export const Capacitor = defineType(
  'electrical.Capacitor',
  {
    phaseCount: integer,
    connection: text,
    ratedVoltage: u.volt,
    /** One entry for each step. */
    reactivePowers: list(u.voltAmpereReactive),
    /** 1 closed, 0 open, for each step. */
    states: list(u.perUnit),
    seriesResistance: u.ohm,
    seriesReactance: u.ohm,
    enabled: flag,
  },
  'equipment',
  twoPorts('terminal', 'other end', { optional: true }),
);

/** A shunt (one port) or series (two ports) reactor. */
export const Reactor = defineType(
  'electrical.Reactor',
  {
    phaseCount: integer,
    connection: text,
    ratedVoltage: u.volt,
    /** Rating, from which the reactance follows unless that is stated. */
    reactivePower: u.voltAmpereReactive,
    resistance: u.ohm,
    reactance: u.ohm,
    parallelResistance: u.ohm,
    enabled: flag,
  },
  'equipment',
  twoPorts('terminal', 'other end', { optional: true }),
);

/** Multipliers over time, at equal intervals or at stated times. */
export const LoadShape = defineType(
  'electrical.LoadShape',
  {
    pointCount: integer,
    /** Between two points; 0 when `times` are stated. */
    interval: u.second,
    times: list(u.second),
    activePowerMultipliers: list(u.perUnit),
    /** Where reactive power follows multipliers of its own. */
    reactivePowerMultipliers: list(u.perUnit),
    /** The multipliers are powers themselves, in kW and kvar. */
    actualValues: flag,
  },
  'catalog',
);

/** A generator, as a constant power that is fed in. */
export const Generator = defineType(
  'electrical.Generator',
  {
    phaseCount: integer,
    connection: text,
    ratedVoltage: u.volt,
    activePower: u.watt,
    reactivePower: u.voltAmpereReactive,
    powerFactor: u.perUnit,
    yearlyShape: reference('electrical.LoadShape'),
    dailyShape: reference('electrical.LoadShape'),
    dutyShape: reference('electrical.LoadShape'),
    model: integer,
    minimumVoltage: u.perUnit,
    maximumVoltage: u.perUnit,
    enabled: flag,
  },
  'equipment',
  { ports: [port('terminal')] },
);

export const ALL_TYPES = [
  Circuit,
  Bus,
  VoltageSource,
  LineCode,
  WireData,
  LineGeometry,
  Line,
  Transformer,
  RegulatorControl,
  Load,
  LoadShape,
  Capacitor,
  Reactor,
  Generator,
] as const;
