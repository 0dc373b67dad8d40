import type {
  Assertion,
  AssertionReference,
  PropertySpec,
  Registry,
  SnapshotManifest,
  TypeDefinition,
} from '../../primitives/index.ts';
import { chunkOf, elementOf, lookupIn, STRUCTURE } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import { quantityText, statedUnit, unitOfProperty } from './quantity-text.ts';
import type { Words } from './words.ts';

/** A place in a graph, with what stands there in one snapshot or another. */
export interface Place extends AssertionReference {
  readonly standing: readonly (Assertion | null)[];
}

/** How places of a graph are called by its users, in the words of the pack whose types they are of. */
export interface WordBook {
  /** The name as the source spells it; the id where nothing says it. */
  nameOf(element: string): string;
  /** The id of the element's type; the empty text where nothing says it. */
  typeOf(element: string): string;
  /** The name of a property; `type`, `name` and `port 1` for the structure. */
  propertyOf(place: AssertionReference): string;
  wordsOf(assertion: Assertion): Words;
}

interface Reading {
  readonly registry: Pick<Registry, 'packs'>;
  readonly graphs: GraphAccess;
  readonly tenant: string;
  /** Where names and types are looked up, the snapshot that counts most first. */
  readonly snapshots: readonly SnapshotManifest[];
}

type Look = (subject: string, path: string) => Assertion | undefined;

/** Reads what is needed to put these places into words: their elements, and those that they refer to. */
export async function readWordBook(reading: Reading, places: readonly Place[]): Promise<WordBook> {
  const types = new Map(
    reading.registry.packs.flatMap(({ binding }) => binding.types).map((type) => [type.typeId, type]),
  );
  const elements = places.map(({ subject }) => elementOf(subject));
  const own = await lookAt(reading, elements);
  const referred = places.flatMap((place) => {
    if (!refers(specOf(types, own, place), place)) return [];
    return place.standing.map((assertion) => String(assertion?.value ?? ''));
  });
  const look = await lookAt(reading, [...elements, ...referred]);
  const nameOf = (element: string): string => String(look(element, STRUCTURE.name)?.value ?? element);
  const textOf = (assertion: Assertion): string => {
    if (assertion.state === 'absent') return 'none';
    const { value } = assertion;
    const spec = specOf(types, look, assertion);
    if (refers(spec, assertion)) return nameOf(String(value));
    const unit = unitOfProperty(spec);
    if (unit) return quantityText(value, statedUnit(reading.registry, assertion.unit, unit), assertion.uncertainty);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    nameOf,
    typeOf: (element) => String(look(element, STRUCTURE.type)?.value ?? ''),
    propertyOf: ({ subject, path }) => STRUCTURE_WORDS[path]?.(subject) ?? path,
    wordsOf: (assertion) => {
      const { value, state, method } = assertion;
      return { text: textOf(assertion), value, state, method };
    },
  };
}

const STRUCTURE_WORDS: Readonly<Record<string, (subject: string) => string>> = {
  [STRUCTURE.type]: () => 'type',
  [STRUCTURE.name]: () => 'name',
  [STRUCTURE.junction]: (port) => `port ${port.slice(port.lastIndexOf('#') + 1)}`,
};

function specOf(
  types: ReadonlyMap<string, TypeDefinition>,
  look: Look,
  { subject, path }: AssertionReference,
): PropertySpec | undefined {
  const type = types.get(String(look(elementOf(subject), STRUCTURE.type)?.value));
  return type?.properties[path];
}

/** Whether the value is the id of another element. */
const refers = (spec: PropertySpec | undefined, { path }: AssertionReference): boolean =>
  path === STRUCTURE.junction || (spec !== undefined && 'form' in spec && spec.form === 'reference');

/** Reads the chunks that those elements are in, of every snapshot; the first that knows an answer gives it. */
async function lookAt({ graphs, tenant, snapshots }: Reading, elements: readonly string[]): Promise<Look> {
  const numbers = [...new Set(elements.map(chunkOf))];
  const lookups = await Promise.all(
    snapshots.map(async (manifest) => lookupIn(await graphs.chunks(tenant, manifest, numbers))),
  );
  return (subject, path) => {
    for (const lookup of lookups) {
      const found = lookup.assertion(subject, path);
      if (found) return found;
    }
    return undefined;
  };
}
