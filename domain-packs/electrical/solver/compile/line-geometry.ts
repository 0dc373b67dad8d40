import type { Conductor, EarthModel, Screen } from '../line-constants/conductor.ts';
import type { LineGeometry } from '../line-constants/line-geometry.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';

export function compileGeometry(
  read: EquipmentReader,
  subject: string,
  earthModel: EarthModel,
  earthResistivity: number,
): LineGeometry {
  const wires = read.texts(subject, 'wires');
  const x = read.numbers(subject, 'x');
  const height = read.numbers(subject, 'height');
  return {
    name: elementName(subject),
    conductors: wires.map((wire, i) => conductor(read, wire, x[i] ?? 0, height[i] ?? 0)),
    keptConductors: read.flagOr(subject, 'reduce', false) ? read.number(subject, 'phaseCount') : wires.length,
    earthModel,
    earthResistivity,
  };
}

function conductor(read: EquipmentReader, wire: string, x: number, height: number): Conductor {
  const capacitanceRadius = read.value(wire, 'capacitanceRadius');
  const stated = screen(read, wire);
  return {
    x,
    height,
    acResistance: read.number(wire, 'acResistance'),
    dcResistance: read.number(wire, 'dcResistance'),
    geometricMeanRadius: read.number(wire, 'geometricMeanRadius'),
    radius: read.number(wire, 'radius'),
    ...(typeof capacitanceRadius === 'number' && { capacitanceRadius }),
    ...(stated && { screen: stated }),
  };
}

function screen(read: EquipmentReader, wire: string): Screen | undefined {
  const kind = read.value(wire, 'screen');
  if (kind !== 'concentric-neutral' && kind !== 'tape-shield') return undefined;
  const insulation = {
    relativePermittivity: read.number(wire, 'relativePermittivity'),
    insulationThickness: read.number(wire, 'insulationThickness'),
    insulationDiameter: read.number(wire, 'insulationDiameter'),
  };
  if (kind === 'tape-shield') {
    return {
      kind,
      ...insulation,
      shieldDiameter: read.number(wire, 'shieldDiameter'),
      tapeThickness: read.number(wire, 'tapeThickness'),
      tapeLap: 100 * read.number(wire, 'tapeLap'),
    };
  }
  return {
    kind,
    ...insulation,
    strands: read.number(wire, 'strandCount'),
    cableDiameter: read.number(wire, 'cableDiameter'),
    strandDiameter: read.number(wire, 'strandDiameter'),
    strandGeometricMeanRadius: read.number(wire, 'strandGeometricMeanRadius'),
    strandResistance: read.number(wire, 'strandResistance'),
  };
}
