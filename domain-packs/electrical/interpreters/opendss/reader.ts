import { CLASSES } from './classes/index.ts';
import { Diagnostics } from './diagnostic.ts';
import { MESSAGES } from './messages.ts';
import type { ReaderDiagnostics } from './messages.ts';
import { Files } from './files.ts';
import { isPredefined } from './known-objects.ts';
import type { ClassDefinition, Property } from './property.ts';
import type {
  BusCoordinate,
  BusVoltageBase,
  Occurrence,
  OptionSetting,
  RefusedValue,
  ScriptElement,
  Switching,
} from './script.ts';
import type { ScriptSource } from './source-text.ts';
import type { Span } from './span.ts';
import { numbersFromFile } from './statements/numbers-from-file.ts';
import type { Token, ValueContext } from './values/read-value.ts';

/** An element while the script is read. */
export interface OpenElement extends ScriptElement {
  occurrences: Occurrence[];
  refused: RefusedValue[];
  /** The winding or conductor that the next values are for. */
  at: number;
  /** How many windings or conductors there are. */
  count: number;
}

interface PendingReference {
  readonly element: OpenElement;
  readonly refersTo: string;
  readonly name: string;
  readonly span: Span;
}

export interface ReaderLimits {
  readonly maximumBytes: number;
  readonly maximumDiagnosticsPerCode: number;
}

/** Statements that reach many elements may set so many values in all, lest a short script fill the memory. */
const MAXIMUM_EDITS = 5_000_000;

const CLASS_BY_KEY: ReadonlyMap<string, ClassDefinition> = new Map(CLASSES.map((each) => [each.key, each]));
/** Windings of a transformer and conductors of a line geometry where nothing says how many (OpenDSS Manual). */
const INITIAL_COUNT: Readonly<Record<string, number>> = { linegeometry: 3, transformer: 2, xfmrcode: 2, autotrans: 2 };

/** What has been read so far, and what the statements share. */
export class Reader {
  readonly diagnostics: ReaderDiagnostics;
  readonly files: Files;
  readonly values: ValueContext;
  circuit: { readonly name: string; readonly span: Span } | undefined;
  elements: OpenElement[] = [];
  options: OptionSetting[] = [];
  busVoltageBases: BusVoltageBase[] = [];
  coordinates: BusCoordinate[] = [];
  switching: Switching[] = [];
  solves: Span[] = [];
  calculatesVoltageBases: Span | undefined;
  readonly variables = new Map<string, Token>();
  readonly read: number[] = [];
  /** Files that are being read, innermost last. */
  readonly stack: number[] = [];
  /** Set by `cd`. */
  folder = '';
  statements = 0;
  /** The element that a line without a command continues; `refused` when its own statement was not understood. */
  active: OpenElement | 'refused' | undefined;
  lastClass: ClassDefinition | undefined;
  #byClass = new Map<string, Map<string, OpenElement>>();
  #pending: PendingReference[] = [];
  #edits = 0;

  constructor(sources: readonly ScriptSource[], limits: ReaderLimits) {
    const names = sources.map(({ name }) => name);
    this.diagnostics = new Diagnostics(MESSAGES, limits.maximumDiagnosticsPerCode, names);
    this.files = new Files(sources, limits.maximumBytes, this.diagnostics);
    this.values = {
      diagnostics: this.diagnostics,
      numbersFrom: (token, property) => numbersFromFile(this, token, property),
    };
  }

  classOf(name: string): ClassDefinition | undefined {
    return CLASS_BY_KEY.get(name.toLowerCase());
  }
  get classNames(): readonly string[] {
    return CLASSES.map(({ name }) => name);
  }

  find(definition: ClassDefinition, name: string): OpenElement | undefined {
    return this.#byClass.get(definition.key)?.get(name.toLowerCase());
  }
  all(definition: ClassDefinition): OpenElement[] {
    return [...(this.#byClass.get(definition.key)?.values() ?? [])];
  }

  /** The element, defined now or before. */
  define(definition: ClassDefinition, name: string, span: Span): OpenElement {
    const lower = name.toLowerCase();
    let members = this.#byClass.get(definition.key);
    if (members === undefined) this.#byClass.set(definition.key, (members = new Map<string, OpenElement>()));
    const known = members.get(lower);
    if (known !== undefined) return known;
    const element: OpenElement = {
      class: definition,
      name,
      key: `${definition.key}.${lower}`,
      span,
      occurrences: [],
      refused: [],
      optionsBefore: this.options.length,
      at: 1,
      count: INITIAL_COUNT[definition.key] ?? 1,
    };
    members.set(lower, element);
    this.elements.push(element);
    return element;
  }

  /** Notes that an element refers to another one by name. What is not defined yet is looked for again at the end. */
  refer(element: OpenElement, { refersTo = '' }: Property, name: string, span: Span): void {
    const definition = this.classOf(refersTo);
    if (name === '' || definition === undefined) return;
    if (this.find(definition, name) || isPredefined(definition.key, name)) return;
    this.#pending.push({ element, refersTo: definition.name, name, span });
  }

  reportReferences(): void {
    for (const { element, refersTo, name, span } of this.#pending) {
      const members = this.#byClass.get(refersTo.toLowerCase());
      const found = members?.has(name.toLowerCase()) ?? false;
      const data = { element: `${element.class.name}.${element.name}`, class: refersTo, text: name };
      const known = (): string[] => [...(members?.values() ?? [])].map((each) => each.name);
      if (found) this.diagnostics.add('dss.reference.later', span, data);
      else this.diagnostics.add('dss.reference.unknown', span, data, known);
    }
  }

  /** Whether a statement may set so many values; if not, that is reported. */
  mayEdit(values: number, command: string, span: Span): boolean {
    if (this.#edits + values > MAXIMUM_EDITS) {
      this.diagnostics.add('dss.limit.edits', span, { command, limit: MAXIMUM_EDITS });
      return false;
    }
    this.#edits += values;
    return true;
  }

  /** Forgets the circuit, as `clear` does. */
  clear(keepOptions: (option: OptionSetting) => boolean): void {
    this.circuit = undefined;
    this.elements = [];
    this.options = this.options.filter(keepOptions);
    this.busVoltageBases = [];
    this.coordinates = [];
    this.switching = [];
    this.solves = [];
    this.calculatesVoltageBases = undefined;
    this.active = undefined;
    this.#byClass = new Map();
    this.#pending = [];
  }
}
