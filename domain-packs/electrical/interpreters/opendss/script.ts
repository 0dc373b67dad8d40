import type { Diagnostic } from './diagnostic.ts';
import type { ClassDefinition, Property } from './property.ts';
import type { Span } from './span.ts';
import type { BusReference } from './values/bus.ts';

export type ScriptValue =
  | number
  | boolean
  | string
  | BusReference
  | readonly number[]
  | readonly string[]
  | readonly BusReference[]
  | readonly (readonly number[])[];

/** A value as the script says it: the characters, what they mean and where they stand. */
export interface StatedValue {
  /** The characters at `span`. */
  readonly text: string;
  readonly value: ScriptValue;
  readonly span: Span;
  /** Places of the entries of a list or matrix, row by row; they may stand in another file (`file=`). */
  readonly items?: readonly Span[];
}

/** One time that a property is given a value. The last one counts. */
export interface Occurrence extends StatedValue {
  readonly property: Property;
  /** The winding or conductor that the value is for, from 1; 0 for a property of the element as a whole. */
  readonly at: number;
  /** Place among all values of the element, to tell which of two was written later. */
  readonly order: number;
  /** Key of the element that `like=` copied the value from. */
  readonly copiedFrom?: string;
}

/** A value that was given but could not be read: nothing may be assumed in its stead. */
export interface RefusedValue {
  readonly property: Property;
  readonly span: Span;
  readonly at: number;
  /** How many values the element had been given before. */
  readonly after: number;
}

export interface ScriptElement {
  readonly class: ClassDefinition;
  /** The name as written. */
  readonly name: string;
  /** `class.name` in lower case, which OpenDSS compares names in. */
  readonly key: string;
  /** Where `class.name` stands. */
  readonly span: Span;
  /** In the order of the script. */
  readonly occurrences: readonly Occurrence[];
  readonly refused: readonly RefusedValue[];
  /** How many of the script's options were set before: those were in force when the element was defined. */
  readonly optionsBefore: number;
}

/** `set name=value`, in the order of the script. */
export interface OptionSetting extends StatedValue {
  readonly option: Property;
}

export interface BusCoordinate {
  /** As written. */
  readonly bus: string;
  /** Without unit; longitude when `geographic`. */
  readonly x: number;
  readonly y: number;
  readonly geographic: boolean;
  readonly span: Span;
  readonly xSpan: Span;
  readonly ySpan: Span;
}

/** `setkvbase`: the voltage base of a bus. */
export interface BusVoltageBase {
  readonly bus: string;
  readonly kilovolts: StatedValue;
  readonly lineToLine: boolean;
}

/** `open` or `close` of a terminal, or of one of its conductors. */
export interface Switching {
  readonly action: 'open' | 'close';
  /** Key of the element. */
  readonly element: string;
  readonly terminal: number;
  /** 0 for all of them. */
  readonly conductor: number;
  /** Where the command's word stands. */
  readonly span: Span;
}

/** What a script says. */
export interface Script {
  readonly circuit?: { readonly name: string; readonly span: Span };
  readonly elements: readonly ScriptElement[];
  readonly options: readonly OptionSetting[];
  /** The last `set voltagebases`, line to line, in kilovolts. */
  readonly voltageBases?: OptionSetting;
  /** Where the voltage bases of the buses are asked to be computed. */
  readonly calculatesVoltageBases?: Span;
  readonly busVoltageBases: readonly BusVoltageBase[];
  readonly coordinates: readonly BusCoordinate[];
  readonly switching: readonly Switching[];
  /** Places of `solve`. */
  readonly solves: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
  /** Names of the files, in the order that spans count them; those that were read first to last in `read`. */
  readonly files: readonly string[];
  readonly read: readonly number[];
  readonly statements: number;
}
