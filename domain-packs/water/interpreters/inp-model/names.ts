import * as t from '../../taxonomy/index.ts';
import type { Diagnostics } from '../inp/diagnostics.ts';
import type { SectionName } from '../inp/sections.ts';
import { SECTIONS } from '../inp/sections.ts';
import type { DataLine, Token } from '../inp/span.ts';
import { subjectOf } from './readers.ts';

/** Nodes, links, patterns and curves each have names of their own; within one of these, a name stands for one element. */
export type Space = 'node' | 'link' | 'pattern' | 'curve';

/** An element that a line defines. */
export interface Named {
  readonly subject: string;
  readonly typeId: string;
  readonly name: string;
  readonly token: Token;
}

const SPACE_OF: Partial<Record<SectionName, Space>> = {
  JUNCTIONS: 'node',
  RESERVOIRS: 'node',
  TANKS: 'node',
  PIPES: 'link',
  PUMPS: 'link',
  VALVES: 'link',
  PATTERNS: 'pattern',
  CURVES: 'curve',
};
const LONGEST = 31;
export const isNode = (typeId: string): boolean => t.NODE_TYPES.some((type) => type.typeId === typeId);

/** Who is called what, known before anything is read: a file may refer to what it defines further down. */
export class Names {
  readonly #spaces: Record<Space, Map<string, Named>> = {
    node: new Map(),
    link: new Map(),
    pattern: new Map(),
    curve: new Map(),
  };
  readonly #defining = new Map<DataLine, Named>();

  /** Patterns and curves are written over several lines; of the others a second line of one name is refused. */
  define(section: SectionName, line: DataLine, diagnostics: Diagnostics): void {
    const space = SPACE_OF[section];
    const [token] = line.tokens;
    const definition = SECTIONS.find(({ name }) => name === section);
    if (!space || !token || !definition || !('type' in definition)) return;
    const name = token.text;
    const existing = this.#spaces[space].get(name);
    if (existing && (space === 'node' || space === 'link')) {
      diagnostics.add('inp.id.twice', token, { what: space, text: name, line: existing.token.line }, existing.subject);
      return;
    }
    const named = existing ?? { subject: subjectOf(definition.type, name), typeId: definition.type, name, token };
    this.#spaces[space].set(name, named);
    this.#defining.set(line, named);
    if (name.includes('\uFFFD') && !existing) diagnostics.add('inp.id.not-utf8', token, { text: name }, named.subject);
    if (name.length > LONGEST && !existing) diagnostics.add('inp.id.too-long', token, { text: name }, named.subject);
  }

  /** The element that a line defines; undefined where another line did before. */
  definedBy(line: DataLine): Named | undefined {
    return this.#defining.get(line);
  }

  find(space: Space, name: string): Named | undefined {
    return this.#spaces[space].get(name);
  }

  all(space: Space): Iterable<Named> {
    return this.#spaces[space].values();
  }

  known(space: Space): string[] {
    return [...this.#spaces[space].keys()];
  }
}
