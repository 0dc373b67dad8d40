import { defineType, integer, reference, text } from '../../../primitives/index.ts';
import * as u from './units.ts';

/** Formulas for friction, by the names of EPANET: Hazen-Williams, Darcy-Weisbach, Chezy-Manning. */
export const HEAD_LOSS_FORMULAS = ['H-W', 'D-W', 'C-M'] as const;

/** How the network as a whole is analysed. One node, `network`. */
export const Network = defineType(
  'water.Network',
  {
    title: text,
    /** Flow unit of its source (`GPM`, `LPS` …): in it, and in the units that go with it, the engine is asked. */
    flowUnits: text,
    headLossFormula: text,
    /** `DDA`: demands are met whatever the pressure; `PDA`: they follow it. */
    demandModel: text,
    minimumPressure: u.pascal,
    requiredPressure: u.pascal,
    pressureExponent: u.one,
    emitterExponent: u.one,
    /** Kinematic viscosity over that of water at 20 °C (1 mm²/s). */
    relativeViscosity: u.one,
    /** Density over that of water at 4 °C. */
    specificGravity: u.one,
    demandMultiplier: u.one,
    /** Pattern of the demands that name none. */
    defaultPattern: reference('water.Pattern'),
    trials: integer,
    /** Sum of flow changes over sum of flows at which the trials end. */
    accuracy: u.one,
    headError: u.metre,
    flowChange: u.cubicMetrePerSecond,
    checkFrequency: integer,
    maximumCheck: integer,
    dampLimit: u.one,
    /** What happens when the trials do not suffice: `STOP` or `CONTINUE`, the latter with further trials. */
    unbalanced: text,
    unbalancedTrials: integer,
    duration: u.second,
    hydraulicTimeStep: u.second,
    ruleTimeStep: u.second,
    patternTimeStep: u.second,
    patternStart: u.second,
    reportTimeStep: u.second,
    reportStart: u.second,
    /** Time of day at which the simulation begins. */
    startClockTime: u.second,
    pumpEfficiency: u.one,
    energyPrice: u.perJoule,
    energyPricePattern: reference('water.Pattern'),
    demandCharge: u.perWatt,
  },
  'catalog',
);

/** Multipliers over time, one for each step of the network's pattern time step; they begin again at the end. */
export const Pattern = defineType('water.Pattern', { multipliers: { form: 'list', of: u.one } }, 'catalog');

/** Points of a function. What it is about says who refers to it: each use has its own two lists, of equal length. */
export const Curve = defineType(
  'water.Curve',
  {
    /** Of a pump or a general purpose valve: flow against head gained or lost; of a pump, flow against efficiency. */
    flows: { form: 'list', of: u.cubicMetrePerSecond },
    heads: { form: 'list', of: u.metre },
    efficiencies: { form: 'list', of: u.one },
    /** Of a tank. */
    depths: { form: 'list', of: u.metre },
    volumes: { form: 'list', of: u.cubicMetre },
  },
  'catalog',
);

/** Sets one link when one condition comes true (EPANET simple control). They apply in the order of their ids. */
export const Control = defineType(
  'water.Control',
  {
    /** A pipe, pump or valve. */
    link: reference('water.Link'),
    /** `open` or `closed`, where it does not set a value. */
    status: text,
    speed: u.one,
    pressureSetting: u.pascal,
    flowSetting: u.cubicMetrePerSecond,
    lossCoefficient: u.one,
    /** `below`, `above`, `time` or `clocktime`. */
    condition: text,
    /** A junction or tank. */
    node: reference('water.Node'),
    /** Of a tank. */
    level: u.metre,
    /** Of a junction. */
    pressure: u.pascal,
    time: u.second,
  },
  'catalog',
);

/** A rule of several conditions and actions (EPANET rule-based control). */
export const Rule = defineType(
  'water.Rule',
  {
    /** Its clauses in order, in the language of EPANET and in the units that go with the network's flow unit. */
    clauses: { form: 'texts' },
  },
  'catalog',
);
