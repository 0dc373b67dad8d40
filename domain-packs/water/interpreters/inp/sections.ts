import * as t from '../../taxonomy/index.ts';

/** What becomes of a section: the model takes it up, or it says nothing about hydraulics. */
interface Section {
  readonly name: string;
  /** Type of the elements that its lines define. */
  readonly type?: string;
  /** What it is about, where it is not taken up. */
  readonly unused?: string;
}

const QUALITY = 'the quality of the water';

/** Sections of an input file (EPANET 2.2 User Manual, appendix C.2). */
export const SECTIONS = [
  { name: 'TITLE' },
  { name: 'JUNCTIONS', type: t.Junction.typeId },
  { name: 'RESERVOIRS', type: t.Reservoir.typeId },
  { name: 'TANKS', type: t.Tank.typeId },
  { name: 'PIPES', type: t.Pipe.typeId },
  { name: 'PUMPS', type: t.Pump.typeId },
  { name: 'VALVES', type: t.Valve.typeId },
  { name: 'EMITTERS' },
  { name: 'CURVES', type: t.Curve.typeId },
  { name: 'PATTERNS', type: t.Pattern.typeId },
  { name: 'ENERGY' },
  { name: 'STATUS' },
  { name: 'CONTROLS', type: t.Control.typeId },
  { name: 'RULES', type: t.Rule.typeId },
  { name: 'DEMANDS', type: t.Demand.typeId },
  { name: 'OPTIONS' },
  { name: 'TIMES' },
  { name: 'COORDINATES' },
  { name: 'VERTICES' },
  { name: 'TAGS' },
  { name: 'QUALITY', unused: QUALITY },
  { name: 'REACTIONS', unused: QUALITY },
  { name: 'SOURCES', unused: QUALITY },
  { name: 'MIXING', unused: QUALITY },
  { name: 'REPORT', unused: 'the form of EPANET’s own report' },
  { name: 'LABELS', unused: 'how the map is labelled' },
  { name: 'BACKDROP', unused: 'the picture behind the map' },
] as const satisfies readonly Section[];

export type SectionName = (typeof SECTIONS)[number]['name'];
export const SECTION_NAMES: readonly SectionName[] = SECTIONS.map(({ name }) => name);

/** The section that a header such as `[PIPES]` opens. As in EPANET its first four letters decide, in whatever case. */
export function sectionOf(header: string): (Section & { readonly name: SectionName }) | undefined {
  const word = header.slice(1, 5).toUpperCase();
  return word.length < 4 ? undefined : SECTIONS.find(({ name }) => name.startsWith(word));
}
