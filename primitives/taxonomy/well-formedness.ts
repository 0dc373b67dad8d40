import type { Assertion, AssertionReference } from '../model/assertion.ts';
import type { PropertySpec, TypeDefinition } from '../model/taxonomy.ts';
import { portId, STRUCTURE } from '../model/taxonomy.ts';
import type { Value } from '../model/value.ts';
import { nearest } from '../nearest.ts';
import type { TypeCatalog } from './type-catalog.ts';
import { isStructural, ownerOf, pathsOf, portOf, propertyOf, sequenceOf } from './type-catalog.ts';

/** What is wrong, as data: what of the taxonomy a graph does not keep to. */
export const MALFORMATIONS = {
  untyped: 'Nothing says of which type it is.',
  'type.unknown': 'There is no type {value}.',
  'property.unknown': '{type} has no property {path}.',
  'value.form': 'It does not hold {form}.',
  'reference.dangling': '{value} is not there.',
  'reference.type': '{value} is a {actual}, and not a {expected}.',
  'port.unknown': '{type} has no port {port}.',
  'port.open': 'Port {port} ({role}) is connected to nothing.',
  'junction.role': '{value} is a {actual}, and nothing can be connected to that.',
  'junction.type': 'Port {port} ({role}) connects to {expected}, and {value} is a {actual}.',
  'junction.medium': 'Port {port} ({role}) carries {medium}, and {value} joins {actual}.',
} as const;
export type MalformationId = keyof typeof MALFORMATIONS;

/** A place where a graph does not keep to the taxonomy. It is told, and never in the way of a commit. */
export interface Malformation extends AssertionReference {
  readonly id: MalformationId;
  readonly message: string;
  /** What may have been meant. */
  readonly near: readonly string[];
}

/** What the check reads: everything about a subject, by path. */
export interface SubjectLookup {
  about(subject: string): ReadonlyMap<string, Assertion>;
}

type Holes = Readonly<Record<string, string | number>>;

const malformation = (
  id: MalformationId,
  { subject, path }: AssertionReference,
  holes: Holes = {},
  near: readonly string[] = [],
): Malformation => {
  const message = MALFORMATIONS[id].replace(/\{(\w+)\}/g, (_, name: string) => String(holes[name] ?? ''));
  return { id, subject, path, message, near };
};

/** What is wrong about a subject, an element or a port; nothing about one of which nothing is said. */
export function malformationsOf(lookup: SubjectLookup, catalog: TypeCatalog, subject: string): Malformation[] {
  const about = lookup.about(subject);
  if (about.size === 0) return [];
  const typeOf = (element: string): string | undefined => {
    const said = lookup.about(element).get(STRUCTURE.type);
    return said && String(said.value);
  };
  const typeId = typeOf(ownerOf(subject));
  if (typeId === undefined) return [malformation('untyped', { subject, path: STRUCTURE.type })];
  const type = catalog.type(typeId);
  const wrong = { subject, path: STRUCTURE.type };
  if (!type) return [malformation('type.unknown', wrong, { value: typeId }, catalog.near(typeId))];
  return [
    ...[...about.values()].flatMap((assertion) => inAssertion(assertion, type, { catalog, typeOf })),
    ...openPorts(lookup, type, subject),
  ];
}

interface Surroundings {
  readonly catalog: TypeCatalog;
  /** The type of an element; `undefined` where it is not there. */
  typeOf(element: string): string | undefined;
}

function inAssertion(assertion: Assertion, type: TypeDefinition, around: Surroundings): Malformation[] {
  const { subject, path, value, state } = assertion;
  const port = sequenceOf(subject);
  if (port > 0 && type.ports && !portOf(type, port)) {
    return path === STRUCTURE.junction ? [malformation('port.unknown', assertion, { type: type.typeId, port })] : [];
  }
  if (state === 'absent') return [];
  if (path === STRUCTURE.junction) return inJunction(assertion, type, around);
  if (isStructural(path)) return [];
  const spec = propertyOf(type, subject, path);
  if (spec) return [...inForm(assertion, spec), ...inReference(assertion, spec, around)];
  // A type that says nothing about its ports cannot know what they say of themselves.
  if (port > 0 && !type.ports) return [];
  const near = nearest(path, pathsOf(type, subject));
  return [malformation('property.unknown', assertion, { type: type.typeId, path, value: String(value) }, near)];
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isList = (value: Value, of: (one: unknown) => boolean): boolean => Array.isArray(value) && value.every(of);
const areNumbers = (value: unknown): boolean => isList(value as Value, isNumber);

const FORMS: Readonly<Record<string, readonly [called: string, fits: (value: Value) => boolean]>> = {
  quantity: ['a number', isNumber],
  text: ['a text', (value) => typeof value === 'string'],
  reference: ['the id of an element', (value) => typeof value === 'string'],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  integer: ['a whole number', (value) => Number.isInteger(value)],
  list: ['a list of numbers', areNumbers],
  texts: ['a list of texts', (value) => isList(value, (one) => typeof one === 'string')],
  matrix: ['rows of numbers', (value) => isList(value, areNumbers)],
};

function inForm(assertion: Assertion, spec: PropertySpec): Malformation[] {
  const [called = '', fits] = FORMS['ucum' in spec ? 'quantity' : spec.form] ?? [];
  return !fits || fits(assertion.value) ? [] : [malformation('value.form', assertion, { form: called })];
}

function inReference(assertion: Assertion, spec: PropertySpec, { catalog, typeOf }: Surroundings): Malformation[] {
  if (!('form' in spec) || spec.form !== 'reference' || typeof assertion.value !== 'string') return [];
  const { value } = assertion;
  const actual = typeOf(value);
  if (actual === undefined) return [malformation('reference.dangling', assertion, { value })];
  if (catalog.isA(actual, spec.to)) return [];
  return [malformation('reference.type', assertion, { value, actual, expected: spec.to })];
}

function inJunction(assertion: Assertion, type: TypeDefinition, { catalog, typeOf }: Surroundings): Malformation[] {
  const value = String(assertion.value);
  const actual = typeOf(value);
  if (actual === undefined) return [malformation('reference.dangling', assertion, { value })];
  const junction = catalog.type(actual);
  if (junction && junction.role !== 'junction') return [malformation('junction.role', assertion, { value, actual })];
  const port = sequenceOf(assertion.subject);
  const definition = portOf(type, port);
  if (!definition || !junction) return [];
  const { role, medium, to } = definition;
  if (to && !to.some((general) => catalog.isA(actual, general))) {
    return [malformation('junction.type', assertion, { port, role, value, actual, expected: to.join(' or ') })];
  }
  if (junction.medium === undefined || junction.medium === medium) return [];
  return [malformation('junction.medium', assertion, { port, role, medium, value, actual: junction.medium })];
}

/** Ports that an element is not whole without. */
function openPorts(lookup: SubjectLookup, { ports = [] }: TypeDefinition, subject: string): Malformation[] {
  if (sequenceOf(subject) > 0) return [];
  return ports.flatMap(({ role, optional }, i) => {
    const port = portId(subject, i + 1);
    if (optional || lookup.about(port).has(STRUCTURE.junction)) return [];
    return [malformation('port.open', { subject: port, path: STRUCTURE.junction }, { port: i + 1, role })];
  });
}
