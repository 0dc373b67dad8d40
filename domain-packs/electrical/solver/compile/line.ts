import type { FrequencyCorrection, Line, LineImpedance } from '../elements/line.ts';
import type { LineGeometry } from '../line-constants/line-geometry.ts';
import type { OpenConductor } from '../terminal.ts';
import type { CircuitData } from './circuit.ts';
import { elementName } from './equipment-reader.ts';
import type { EquipmentReader } from './equipment-reader.ts';
import { compileGeometry } from './line-geometry.ts';

/** What says the impedance of a line: an id, shared by all lines of that construction. */
export type ImpedanceCache = Map<string, LineImpedance>;

/** Earth return per metre in ohm/m where nothing is stated: OpenDSS's defaults for 1000 ft, at 60 Hz and 100 ohm m. */
const EARTH_RESISTANCE = 0.01805 / 304.8;
const EARTH_REACTANCE = 0.155081 / 304.8;
const EARTH_RESISTIVITY = 100;

export function compileLine(read: EquipmentReader, subject: string, circuit: CircuitData, cache: ImpedanceCache): Line {
  const phases = read.number(subject, 'phaseCount');
  const isOpen = !read.flagOr(subject, 'closed', true);
  return {
    name: elementName(subject),
    phases,
    terminals: [read.terminal(subject, 1, phases, phases), read.terminal(subject, 2, phases, phases)],
    impedance: lineImpedance(read, subject, circuit, cache),
    length: read.number(subject, 'length'),
    ...(isOpen && { openConductors: firstTerminal(phases) }),
  };
}

/** An open line or switch is open at its first terminal: its charging stays with the second. */
const firstTerminal = (phases: number): OpenConductor[] =>
  Array.from({ length: phases }, (_, conductor) => ({ terminal: 0, conductor }));

function lineImpedance(
  read: EquipmentReader,
  subject: string,
  circuit: CircuitData,
  cache: ImpedanceCache,
): LineImpedance {
  if (read.has(subject, 'rMatrix') || read.has(subject, 'r1')) return statedImpedance(read, subject, circuit);
  const code = read.value(subject, 'lineCode');
  const geometry = read.value(subject, 'geometry');
  const shared = typeof code === 'string' ? code : geometry;
  // Nothing says the impedance: reading r1 records that it is missing.
  if (typeof shared !== 'string') return statedImpedance(read, subject, circuit);
  const resistivity = read.numberOr(subject, 'earthResistivity', EARTH_RESISTIVITY);
  const key = shared === geometry ? `${shared}\n${String(resistivity)}` : shared;
  const known = cache.get(key);
  if (known) return known;
  const impedance: LineImpedance =
    shared === geometry
      ? { kind: 'geometry', geometry: geometryOf(read, shared, circuit, resistivity) }
      : statedImpedance(read, shared, circuit);
  cache.set(key, impedance);
  return impedance;
}

const geometryOf = (read: EquipmentReader, id: string, circuit: CircuitData, resistivity: number): LineGeometry =>
  compileGeometry(read, id, circuit.earthModel, resistivity);

/** The impedance that a line or a line code states itself. */
function statedImpedance(read: EquipmentReader, subject: string, circuit: CircuitData): LineImpedance {
  const correction = frequencyCorrection(read, subject, circuit);
  const corrected = correction && { frequencyCorrection: correction };
  if (read.has(subject, 'rMatrix')) {
    return {
      kind: 'matrix',
      resistance: read.matrix(subject, 'rMatrix'),
      reactance: read.matrix(subject, 'xMatrix'),
      capacitance: read.matrix(subject, 'cMatrix'),
      ...corrected,
    };
  }
  return {
    kind: 'sequence',
    r1: read.number(subject, 'r1'),
    x1: read.number(subject, 'x1'),
    r0: read.number(subject, 'r0'),
    x0: read.number(subject, 'x0'),
    c1: read.number(subject, 'c1'),
    c0: read.number(subject, 'c0'),
    ...corrected,
  };
}

function frequencyCorrection(
  read: EquipmentReader,
  subject: string,
  circuit: CircuitData,
): FrequencyCorrection | undefined {
  const baseFrequency = read.numberOr(subject, 'baseFrequency', circuit.frequency);
  if (baseFrequency === circuit.frequency) return undefined;
  return {
    baseFrequency,
    earthResistance: read.numberOr(subject, 'earthReturnResistance', EARTH_RESISTANCE),
    earthReactance: read.numberOr(subject, 'earthReturnReactance', EARTH_REACTANCE),
    earthResistivity: read.numberOr(subject, 'earthResistivity', EARTH_RESISTIVITY),
  };
}
