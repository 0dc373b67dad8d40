import type { Assertion, Change, Graph, PropertySpec, Registry, Unit, Value } from '../../primitives/index.ts';
import { BverError, elementOf, nearest, STRUCTURE } from '../../primitives/index.ts';
import { unitOfProperty } from '../graph-words/quantity-text.ts';
import type { ValueChange } from './change-request.ts';

interface Saying {
  readonly registry: Pick<Registry, 'packs'>;
  readonly graph: Graph;
  readonly operation: string;
}

const STRUCTURAL: ReadonlySet<string> = new Set(Object.values(STRUCTURE));

/**
 * Values that somebody supposes, as changes of a graph: assumed, and by no other method than that. What stands already is no
 * change.
 *
 * @throws BverError `subject.not-found`, naming what is near; `input.invalid`, pointing to the value or the unit
 */
export function supposed(saying: Saying, wanted: readonly ValueChange[]): Change[] {
  const made = new Set(wanted.filter(({ path }) => path === STRUCTURE.type).map(({ subject }) => subject));
  return wanted.flatMap((change, index): Change[] => {
    const { subject, path } = change;
    requireSubject(saying.graph, subject, path, made);
    const spec = specOf(saying, wanted, subject, path);
    const standing = saying.graph.assertion(subject, path);
    if (change.value === null) return standing ? [{ op: 'retract', subject, path }] : [];
    const said = inCanonicalUnit(saying, change, spec, index);
    if (standing && JSON.stringify(standing.value) === JSON.stringify(said.value)) return [];
    return [{ op: 'assert', assertion: { subject, path, ...said, ...SUPPOSED } }];
  });
}

const SUPPOSED = {
  state: 'assumed',
  method: 'supposition',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
} as const satisfies Partial<Assertion>;

function requireSubject(graph: Graph, subject: string, path: string, made: ReadonlySet<string>): void {
  const isThere = (id: string): boolean => graph.about(id).size > 0 || made.has(id);
  if (isThere(subject) || isThere(elementOf(subject))) return;
  const known = new Set([...graph.assertions()].map((assertion) => assertion.subject));
  const near = nearest(subject, [...known]).join(', ');
  throw new BverError('subject.not-found', { subject, path, where: 'the graph of the run', near });
}

/** What the property holds, by the type of its element; `undefined` for structure, and for what no type declares. */
function specOf(
  { registry, graph, operation }: Saying,
  wanted: readonly ValueChange[],
  subject: string,
  path: string,
): PropertySpec | undefined {
  if (STRUCTURAL.has(path)) return undefined;
  const typeOf = ({ subject: id, path: said, value }: ValueChange): unknown =>
    id === subject && said === STRUCTURE.type ? value : undefined;
  const typeId =
    wanted.map(typeOf).find((type) => type !== undefined) ?? graph.assertion(subject, STRUCTURE.type)?.value;
  const type = registry.packs.flatMap(({ binding }) => binding.types).find((one) => one.typeId === typeId);
  const spec = type?.properties[path];
  if (spec !== undefined || !type || graph.assertion(subject, path)) return spec;
  const near = nearest(path, Object.keys(type.properties)).join(', ');
  throw new BverError('subject.not-found', { subject, path, where: `${type.typeId} (${operation})`, near });
}

function inCanonicalUnit(
  { registry, operation }: Saying,
  { value, unit }: ValueChange,
  spec: PropertySpec | undefined,
  index: number,
): { readonly value: Value; readonly unit?: string } {
  const refuse = (member: string, detail: string): never => {
    throw new BverError(
      'input.invalid',
      { operation, problem: detail },
      { errors: [{ pointer: `/changes/${index}/${member}`, detail }] },
    );
  };
  const canonical = unitOfProperty(spec);
  if (!fits(value, spec)) refuse('value', `The property holds ${formOf(spec)}.`);
  if (unit === undefined) return { value: value as Value };
  if (!canonical) return refuse('unit', 'The property has no unit.');
  const units = unitsOf(registry, canonical);
  const given = units.get(unit);
  if (!given) return refuse('unit', `${unit} is no unit of ${canonical.kind}; ${[...units.keys()].join(', ')} are.`);
  return { value: scaled(value, given.toSi) as Value, unit: given.ucum };
}

/** Units of the property's kind, as users write them and by their UCUM codes. */
function unitsOf({ packs }: Pick<Registry, 'packs'>, canonical: Unit): ReadonlyMap<string, Unit> {
  const known = packs
    .flatMap(({ binding }) => Object.entries(binding.units))
    .filter(([, { kind }]) => kind === canonical.kind);
  return new Map([...known.map(([, one]) => [one.ucum, one] as const), [canonical.ucum, canonical], ...known]);
}

const scaled = (value: unknown, factor: number): unknown =>
  Array.isArray(value) ? value.map((one) => scaled(one, factor)) : Number(value) * factor;

const isNumbers = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'number');

function fits(value: unknown, spec: PropertySpec | undefined): boolean {
  if (spec === undefined) return true;
  if ('ucum' in spec) return typeof value === 'number';
  if (spec.form === 'integer') return Number.isInteger(value);
  if (spec.form === 'boolean') return typeof value === 'boolean';
  if (spec.form === 'text' || spec.form === 'reference') return typeof value === 'string';
  if (spec.form === 'texts') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (spec.form === 'list') return isNumbers(value);
  return Array.isArray(value) && value.every(isNumbers);
}

const formOf = (spec: PropertySpec | undefined): string =>
  spec === undefined ? 'anything' : 'ucum' in spec ? `a number in ${spec.ucum}` : `a value of the form ${spec.form}`;
