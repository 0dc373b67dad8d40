import type { AttributeMapping, ClassMapping, Mapping } from '../../../primitives/index.ts';
import {
  Bus,
  Capacitor,
  Line,
  LineCode,
  Load,
  RegulatorControl,
  Transformer,
  VoltageSource,
  WireData,
} from '../taxonomy/index.ts';
import * as u from './cim-units.ts';

/** A terminal for each port (IEC 61970-301, package Core). */
const TERMINALS = {
  class: 'cim:Terminal',
  of: 'cim:Terminal.ConductingEquipment',
  sequence: 'cim:ACDCTerminal.sequenceNumber',
  to: 'cim:Terminal.ConnectivityNode',
} as const;

const inService = { attribute: 'cim:Equipment.inService' } as const;
const shunt = (attribute: string): AttributeMapping => ({
  attribute,
  values: { wye: 'cim:PhaseShuntConnectionKind.Y', delta: 'cim:PhaseShuntConnectionKind.D' },
});

const LINES: readonly ClassMapping[] = [
  {
    type: Line,
    when: { property: 'isSwitch', hasValue: true },
    class: 'cim:LoadBreakSwitch',
    properties: {
      closed: { attribute: 'cim:Switch.open', values: { true: 'false', false: 'true' } },
      normalRating: { attribute: 'cim:Switch.ratedCurrent', unit: u.ampere },
      enabled: inService,
    },
    ports: TERMINALS,
  },
  {
    type: Line,
    class: 'cim:ACLineSegment',
    properties: {
      length: { attribute: 'cim:Conductor.length', unit: u.kilometre },
      lineCode: { association: 'cim:ACLineSegment.PerLengthImpedance' },
      enabled: inService,
    },
    ports: TERMINALS,
  },
  {
    type: LineCode,
    class: 'cim:PerLengthSequenceImpedance',
    properties: {
      r1: { attribute: 'cim:PerLengthSequenceImpedance.r', unit: u.ohmPerMetre },
      x1: { attribute: 'cim:PerLengthSequenceImpedance.x', unit: u.ohmPerMetre },
      r0: { attribute: 'cim:PerLengthSequenceImpedance.r0', unit: u.ohmPerMetre },
      x0: { attribute: 'cim:PerLengthSequenceImpedance.x0', unit: u.ohmPerMetre },
    },
  },
  {
    type: WireData,
    class: 'cim:OverheadWireInfo',
    properties: {
      dcResistance: { attribute: 'cim:WireInfo.rDC20', unit: u.ohmPerMetre },
      acResistance: { attribute: 'cim:WireInfo.rAC25', unit: u.ohmPerMetre },
      geometricMeanRadius: { attribute: 'cim:WireInfo.gmr', unit: u.metre },
      radius: { attribute: 'cim:WireInfo.radius', unit: u.metre },
      insulationThickness: { attribute: 'cim:WireInfo.insulationThickness', unit: u.metre },
      normalRating: { attribute: 'cim:WireInfo.ratedCurrent', unit: u.ampere },
    },
  },
];

const TRANSFORMERS: readonly ClassMapping[] = [
  {
    type: Transformer,
    class: 'cim:PowerTransformer',
    properties: { enabled: inService },
    ports: TERMINALS,
    parts: {
      class: 'cim:PowerTransformerEnd',
      of: 'cim:PowerTransformerEnd.PowerTransformer',
      sequence: 'cim:TransformerEnd.endNumber',
      to: 'cim:TransformerEnd.Terminal',
      properties: {
        ratedVoltages: { attribute: 'cim:PowerTransformerEnd.ratedU', unit: u.kilovolt },
        ratedPowers: { attribute: 'cim:PowerTransformerEnd.ratedS', unit: u.megavoltAmpere },
        connections: {
          attribute: 'cim:PowerTransformerEnd.connectionKind',
          values: { wye: 'cim:WindingConnection.Y', delta: 'cim:WindingConnection.D' },
        },
      },
    },
  },
  {
    type: RegulatorControl,
    class: 'cim:TapChangerControl',
    properties: {
      targetVoltage: { attribute: 'cim:RegulatingControl.targetValue', unit: u.volt },
      band: { attribute: 'cim:RegulatingControl.targetDeadband', unit: u.volt },
      voltageLimit: { attribute: 'cim:TapChangerControl.limitVoltage', unit: u.kilovolt },
      enabled: { attribute: 'cim:RegulatingControl.enabled' },
    },
  },
];

/**
 * The network in the words of CIM: classes and attributes of IEC 61970-301 and IEC 61968-11, quantities in the units that the
 * exchange of grid models has for their domains (IEC 61970-600-1: kV, MW, Mvar, MVA, km; Ω, A). Generators are left out, as
 * CIM counts what a machine feeds in as negative; so are resistances and reactances per unit, which it has in ohm.
 */
export const CIM: Mapping = {
  name: 'cim',
  title: 'Common Information Model',
  basis: ['IEC 61970-301:2020', 'IEC 61968-11:2013', 'IEC 61970-552:2016', 'IEC 61970-600-1:2021'],
  namespaces: { cim: 'http://iec.ch/TC57/CIM100#' },
  nameAttribute: 'cim:IdentifiedObject.name',
  profile: 'urn:bver:profile:electrical:0.1',
  classes: [
    { type: Bus, class: 'cim:ConnectivityNode', properties: {} },
    {
      type: VoltageSource,
      class: 'cim:EnergySource',
      properties: {
        baseVoltage: { attribute: 'cim:EnergySource.nominalVoltage', unit: u.kilovolt },
        angle: { attribute: 'cim:EnergySource.voltageAngle', unit: u.radian },
        r1: { attribute: 'cim:EnergySource.r', unit: u.ohm },
        x1: { attribute: 'cim:EnergySource.x', unit: u.ohm },
        r0: { attribute: 'cim:EnergySource.r0', unit: u.ohm },
        x0: { attribute: 'cim:EnergySource.x0', unit: u.ohm },
        enabled: inService,
      },
      ports: TERMINALS,
    },
    ...LINES,
    ...TRANSFORMERS,
    {
      type: Load,
      class: 'cim:EnergyConsumer',
      properties: {
        activePower: { attribute: 'cim:EnergyConsumer.p', unit: u.megawatt },
        reactivePower: { attribute: 'cim:EnergyConsumer.q', unit: u.megavoltAmpereReactive },
        connection: shunt('cim:EnergyConsumer.phaseConnection'),
        enabled: inService,
      },
      ports: TERMINALS,
    },
    {
      type: Capacitor,
      class: 'cim:LinearShuntCompensator',
      properties: {
        ratedVoltage: { attribute: 'cim:ShuntCompensator.nomU', unit: u.kilovolt },
        connection: shunt('cim:ShuntCompensator.phaseConnection'),
        enabled: inService,
      },
      ports: TERMINALS,
    },
  ],
};
