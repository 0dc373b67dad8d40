import { STRUCTURE } from '../../../../primitives/index.ts';
import { Network } from '../../taxonomy/index.ts';
import type { Scanned } from '../inp/scan.ts';
import { sectionOf } from '../inp/sections.ts';
import type { SectionName } from '../inp/sections.ts';
import type { Block, DataLine } from '../inp/span.ts';
import { spanning } from '../inp/span.ts';
import { writeControl } from './controls.ts';
import { writeCurves } from './curves.ts';
import { writeDemands } from './demands.ts';
import { writePipe, writePump, writeValve } from './links.ts';
import { writeCoordinates, writeTag, writeVertices } from './map.ts';
import type { Named } from './names.ts';
import { writeEmitter, writeJunction, writeReservoir, writeTank } from './nodes.ts';
import { NETWORK, writeEnergy, writeOption } from './options.ts';
import { writePatterns } from './patterns.ts';
import { linesOf } from './readers.ts';
import { writeRules } from './rules.ts';
import { writeStatus } from './status.ts';
import { writeTime } from './times.ts';
import type { Writer } from './writer.ts';

/** Blocks by the section they belong to, in the order of the file. */
export type Sections = ReadonlyMap<SectionName, readonly Block[]>;

export function sectionsOf({ blocks }: Scanned): Map<SectionName, Block[]> {
  const sections = new Map<SectionName, Block[]>();
  for (const block of blocks) {
    const name = sectionOf(block.header.text)?.name;
    if (!name) continue;
    const known = sections.get(name);
    if (known) known.push(block);
    else sections.set(name, [block]);
  }
  return sections;
}

/**
 * Brings a file onto the taxonomy: every value that is written, and none that is not. What others refer to, and what decides how
 * others are read, comes first, wherever in the file it stands.
 *
 * @param formula head loss formula, by which a roughness is understood
 * @param text the characters of a span
 */
export function writeModel(
  writer: Writer,
  sections: Sections,
  formula: string,
  text: (span: DataLine) => string,
): void {
  const blocks = (name: SectionName): readonly Block[] => sections.get(name) ?? [];
  const lines = (name: SectionName): DataLine[] => blocks(name).flatMap((block) => block.lines);
  const each = (name: SectionName, write: (line: DataLine, named: Named) => void): void => {
    for (const block of blocks(name)) {
      for (const line of block.lines) {
        const named = writer.names.definedBy(line);
        if (!named) continue;
        writer.element(named, block.header);
        write(line, named);
      }
    }
  };
  writeNetwork(writer, sections, text);
  for (const line of lines('OPTIONS')) writeOption(writer, line);
  for (const line of lines('TIMES')) writeTime(writer, line);
  writePatterns(writer, blocks('PATTERNS'));
  each('JUNCTIONS', (line, named) => writeJunction(writer, line, named));
  each('RESERVOIRS', (line, named) => writeReservoir(writer, line, named));
  each('TANKS', (line, named) => writeTank(writer, line, named));
  writeDemands(writer, lines('JUNCTIONS'), lines('DEMANDS'));
  for (const line of lines('EMITTERS')) writeEmitter(writer, line);
  each('PIPES', (line, named) => writePipe(writer, line, named, formula));
  each('PUMPS', (line, named) => writePump(writer, line, named));
  each('VALVES', (line, named) => writeValve(writer, line, named));
  for (const line of lines('STATUS')) writeStatus(writer, line);
  for (const line of lines('ENERGY')) writeEnergy(writer, line);
  writeCurves(writer, blocks('CURVES'));
  let sequence = 0;
  for (const { header, lines: controls } of blocks('CONTROLS')) {
    for (const line of controls) writeControl(writer, header, line, ++sequence);
  }
  const [rules] = blocks('RULES');
  if (rules) writeRules(writer, rules.header, lines('RULES'), text);
  for (const line of lines('COORDINATES')) writeCoordinates(writer, line);
  writeVertices(writer, lines('VERTICES'));
  for (const line of lines('TAGS')) writeTag(writer, line);
}

/** The network as a whole: known by the header of what is said about it, and by its title. */
function writeNetwork(writer: Writer, sections: Sections, text: (span: DataLine) => string): void {
  const [first] = [...sections.values()].flat();
  const block = sections.get('OPTIONS')?.[0] ?? sections.get('TIMES')?.[0] ?? first;
  if (block) writer.stated(NETWORK, STRUCTURE.type, Network.typeId, 'inp.network', [block.header]);
  const title = (sections.get('TITLE') ?? []).flatMap((each) => each.lines);
  const [opening] = title;
  const last = title.at(-1);
  if (!opening || !last) return;
  const whole = { ...spanning(opening, last), tokens: [] };
  writer.stated(NETWORK, 'title', linesOf(text(whole)), 'inp.lines', [whole]);
}
