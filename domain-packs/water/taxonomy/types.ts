import { defineType, flag, reference, text } from '../../../primitives/index.ts';
import type { Connecting, PortDefinition } from '../../../primitives/index.ts';
import { Control, Curve, Network, Pattern, Rule } from './network.ts';
import * as u from './units.ts';

/**
 * The elements of a pressurised network as EPANET has them (EPANET 2.2 User Manual, chapter 3). Junctions, reservoirs and tanks
 * are where links meet: they are the junctions of the graph. Pipes, pumps and valves lead from their port 1 to their port 2;
 * a demand stands with its port 1 at a junction. Values are in SI.
 */

const WATER = 'water';
const port = (role: string, to: readonly string[] = ['water.Node']): PortDefinition => ({ role, medium: WATER, to });

/** Where links meet. */
const NODE: Connecting = { medium: WATER, specializes: ['water.Node'] };
/** What leads from one node to another. */
const LINK: Connecting = { ports: [port('from'), port('to')], specializes: ['water.Link'] };

/** For drawings only: coordinates in the units of their source. */
const onMap = { x: u.metre, y: u.metre, tag: text } as const;

/** A point where links meet and water may be drawn. */
export const Junction = defineType(
  'water.Junction',
  {
    elevation: u.metre,
    /** Flow out of an orifice here at `emitterPressure`; at other pressures it goes by the network's emitter exponent. */
    emitterFlow: u.cubicMetrePerSecond,
    emitterPressure: u.pascal,
    ...onMap,
  },
  'junction',
  NODE,
);

/** An infinite source or sink: its head does not depend on what flows. */
export const Reservoir = defineType(
  'water.Reservoir',
  { head: u.metre, headPattern: reference('water.Pattern'), ...onMap },
  'junction',
  NODE,
);

/** Storage with a level that moves; its levels are above its bottom. */
export const Tank = defineType(
  'water.Tank',
  {
    elevation: u.metre,
    initialLevel: u.metre,
    minimumLevel: u.metre,
    maximumLevel: u.metre,
    diameter: u.metre,
    /** Volume at its minimum level. */
    minimumVolume: u.cubicMetre,
    volumeCurve: reference('water.Curve'),
    canOverflow: flag,
    ...onMap,
  },
  'junction',
  NODE,
);

/** Water that is drawn at a junction: a mean, times the multiplier of its pattern. Without a pattern it is constant. */
export const Demand = defineType(
  'water.Demand',
  {
    baseDemand: u.cubicMetrePerSecond,
    pattern: reference('water.Pattern'),
  },
  'equipment',
  { ports: [port('drawn at', ['water.Junction'])] },
);

/** For drawings only: points between the ends. */
const asDrawn = {
  verticesX: { form: 'list', of: u.metre },
  verticesY: { form: 'list', of: u.metre },
  tag: text,
} as const;

/** A full, round conduit. Its roughness is said in the way of the network's formula. */
export const Pipe = defineType(
  'water.Pipe',
  {
    length: u.metre,
    diameter: u.metre,
    hazenWilliams: u.one,
    manning: u.one,
    roughnessHeight: u.metre,
    minorLoss: u.one,
    /** `open` or `closed`, when the simulation begins. */
    initialStatus: text,
    /** Lets water through from port 1 to port 2 only. */
    checkValve: flag,
    ...asDrawn,
  },
  'equipment',
  LINK,
);

/** Lifts water from port 1 to port 2: by a head curve, or with constant power. */
export const Pump = defineType(
  'water.Pump',
  {
    headCurve: reference('water.Curve'),
    power: u.watt,
    /** Over the speed that the curve was taken at. */
    speed: u.one,
    speedPattern: reference('water.Pattern'),
    initialStatus: text,
    efficiencyCurve: reference('water.Curve'),
    energyPrice: u.perJoule,
    energyPricePattern: reference('water.Pattern'),
    ...asDrawn,
  },
  'equipment',
  LINK,
);

/** Kinds of valve: what is set is a pressure for PRV, PSV and PBV, a flow for FCV, a coefficient for TCV, a curve for GPV. */
export const VALVE_KINDS = ['PRV', 'PSV', 'PBV', 'FCV', 'TCV', 'GPV'] as const;

/** Limits pressure or flow between port 1 and port 2. */
export const Valve = defineType(
  'water.Valve',
  {
    kind: text,
    diameter: u.metre,
    pressureSetting: u.pascal,
    flowSetting: u.cubicMetrePerSecond,
    lossCoefficient: u.one,
    headLossCurve: reference('water.Curve'),
    minorLoss: u.one,
    /** `active`: as it is set; `open` or `closed`: whatever it is set to. */
    initialStatus: text,
    ...asDrawn,
  },
  'equipment',
  LINK,
);

export const NODE_TYPES = [Junction, Reservoir, Tank] as const;
export const LINK_TYPES = [Pipe, Pump, Valve] as const;
export const ALL_TYPES = [Network, Pattern, Curve, Control, Rule, ...NODE_TYPES, Demand, ...LINK_TYPES] as const;
