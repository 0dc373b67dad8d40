import type { InputProblem } from '../errors.ts';
import type { Graph } from '../model/graph.ts';
import type { GivenValue, KnownUnits, StatedValue } from '../model/stated-value.ts';
import { readStatedValue } from '../model/stated-value.ts';
import type { PropertySpec } from '../model/taxonomy.ts';
import { portId, STRUCTURE, text } from '../model/taxonomy.ts';
import { nearest } from '../nearest.ts';
import type { TypeCatalog } from './type-catalog.ts';
import { ownerOf, pathsOf, portOf, propertyOf, sequenceOf } from './type-catalog.ts';
import type { Wish } from './wish.ts';

/** One value that is to stand, or to go, and the place of the input that says so. */
export interface PlannedChange {
  readonly subject: string;
  readonly path: string;
  /** What is to stand; absent for a value that is to go. */
  readonly says?: StatedValue & { readonly state: 'stated' | 'absent' };
  /** JSON Pointer (RFC 6901) from the list of wishes. */
  readonly pointer: string;
}

export const isPlanned = (one: PlannedChange | InputProblem): one is PlannedChange => 'subject' in one;
export const isProblem = (one: PlannedChange | InputProblem): one is InputProblem => !isPlanned(one);

/** What wishes are understood with. */
export interface WishContext {
  readonly graph: Pick<Graph, 'about' | 'assertions' | 'portsOf'>;
  readonly catalog: TypeCatalog;
  readonly units: KnownUnits;
}

/** Types of the elements that the wishes themselves add. */
type Added = ReadonlyMap<string, string>;

/** Structural paths by the words that people are shown for them. */
const PATHS: Readonly<Record<string, string>> = {
  name: STRUCTURE.name,
  junction: STRUCTURE.junction,
};

/** How the values of structural paths are given. */
const STRUCTURAL: Readonly<Record<string, PropertySpec>> = {
  [STRUCTURE.name]: text,
  [STRUCTURE.junction]: { form: 'reference', to: '' },
};

export const ABSENT = { value: '', words: 'none', state: 'absent' } as const;
const escaped = (path: string): string => path.replaceAll('~', '~0').replaceAll('/', '~1');

/** What one wish comes to, or what is wrong with it. */
export function planWish(
  wish: Wish,
  pointer: string,
  context: WishContext,
  added: Added,
): PlannedChange[] | InputProblem[] {
  if (wish.do === 'add') return planAddition(wish, pointer, context);
  const { subject } = wish;
  const typeId = added.get(ownerOf(subject)) ?? context.graph.about(ownerOf(subject)).get(STRUCTURE.type)?.value;
  if (typeId === undefined) return [unknownSubject(subject, `${pointer}/subject`, context)];
  if (wish.do === 'remove') return planRemoval(subject, pointer, context);
  const path = PATHS[wish.path ?? ''] ?? wish.path;
  if (path === undefined) return [{ pointer: `${pointer}/path`, detail: 'Say which value of the element is meant.' }];
  if (wish.do === 'retract') {
    if (context.graph.about(subject).has(path)) return [{ subject, path, pointer }];
    const near = nearest(path, [...context.graph.about(subject).keys()]);
    return [{ pointer: `${pointer}/path`, detail: `Nothing is said of ${subject} ${path}.${closeTo(near)}` }];
  }
  const place = { subject, path, typeId: String(typeId), pointer };
  if (wish.do === 'absent') return planned(place, context, () => ({ says: ABSENT }));
  const at = { value: `${pointer}/value`, unit: `${pointer}/unit` };
  return planned(place, context, (spec) => valueOf({ value: wish.value, unit: wish.unit }, spec, context, at));
}

interface PlaceOfWish {
  readonly subject: string;
  readonly path: string;
  readonly typeId: string;
  readonly pointer: string;
}

type Answer = Pick<PlannedChange, 'says'> | InputProblem;

/** Checks that there is such a property, and answers with what is to stand there. */
function planned(
  { subject, path, typeId, pointer }: PlaceOfWish,
  { catalog }: WishContext,
  answer: (spec: PropertySpec) => Answer,
): PlannedChange[] | InputProblem[] {
  const type = catalog.type(typeId);
  const port = sequenceOf(subject);
  if (type?.ports && port > 0 && !portOf(type, port)) {
    return [{ pointer: `${pointer}/subject`, detail: `${typeId} has no port ${port}.` }];
  }
  const structural = port > 0 ? STRUCTURE.junction : STRUCTURE.name;
  const spec = path === structural ? STRUCTURAL[path] : type && propertyOf(type, subject, path);
  if (!spec) {
    const known = type ? pathsOf(type, subject) : [];
    const near = nearest(path, known);
    return [
      {
        pointer: `${pointer}/path`,
        detail: `${typeId} has no property ${path}.${closeTo(near.length > 0 ? near : known)}`,
      },
    ];
  }
  const said = answer(spec);
  return 'detail' in said ? [said] : [{ subject, path, pointer, ...said }];
}

function valueOf(
  given: GivenValue,
  spec: PropertySpec,
  { units }: WishContext,
  at: { readonly value: string; readonly unit: string },
): Answer {
  const read = readStatedValue(spec, given, units);
  return 'problem' in read ? { pointer: at[read.at], detail: read.problem } : { says: { ...read, state: 'stated' } };
}

const ID = /^[^\s#/]+$/;

function planAddition(wish: Wish, pointer: string, context: WishContext): PlannedChange[] | InputProblem[] {
  const { subject, type: typeId = '', name, values = {}, ports = [] } = wish;
  const { graph, catalog } = context;
  if (!ID.test(subject)) {
    return [{ pointer: `${pointer}/subject`, detail: 'An id has no spaces, no # and no /; for example board.upper.' }];
  }
  if (graph.about(subject).size > 0) return [{ pointer: `${pointer}/subject`, detail: `${subject} is there already.` }];
  if (!catalog.type(typeId)) {
    return [{ pointer: `${pointer}/type`, detail: `There is no type ${typeId}.${closeTo(catalog.near(typeId))}` }];
  }
  const stated = (at: string, path: string, value: string, pointerTo: string): PlannedChange => {
    const words = readStatedValue(text, { value }, []) as StatedValue;
    return { subject: at, path, says: { ...words, state: 'stated' }, pointer: pointerTo };
  };
  const said = Object.entries(values).map(([path, given]) => {
    const at = `${pointer}/values/${escaped(path)}`;
    return planned({ subject, path, typeId, pointer: at }, context, (spec) =>
      valueOf(given, spec, context, { value: at, unit: at }),
    ).map((one) => ('detail' in one ? { ...one, pointer: at } : one));
  });
  const all = [
    stated(subject, STRUCTURE.type, typeId, `${pointer}/type`),
    ...(name === undefined ? [] : [stated(subject, STRUCTURE.name, name, `${pointer}/name`)]),
    ...said.flat(),
    ...ports.map((junction, i) =>
      stated(portId(subject, i + 1), STRUCTURE.junction, junction, `${pointer}/ports/${i}`),
    ),
  ];
  const problems = all.filter(isProblem);
  return problems.length > 0 ? problems : all.filter(isPlanned);
}

/** Everything that is said of an element and of its ports goes with it. */
function planRemoval(subject: string, pointer: string, { graph }: WishContext): PlannedChange[] | InputProblem[] {
  if (sequenceOf(subject) > 0) {
    const detail = 'A port goes with its element; retract its junction to open it.';
    return [{ pointer: `${pointer}/subject`, detail }];
  }
  return [subject, ...graph.portsOf(subject)].flatMap((one) =>
    [...graph.about(one).keys()].map((path) => ({ subject: one, path, pointer })),
  );
}

function unknownSubject(subject: string, pointer: string, { graph }: WishContext): InputProblem {
  const elements = new Set<string>();
  const named: string[] = [];
  for (const { subject: element, path, value } of graph.assertions()) {
    if (path === STRUCTURE.type) elements.add(element);
    if (path === STRUCTURE.name && String(value).toLowerCase() === subject.toLowerCase()) named.push(element);
  }
  const near = named.length > 0 ? named.slice(0, 3) : nearest(ownerOf(subject), [...elements]);
  return { pointer, detail: `There is no element ${ownerOf(subject)}.${closeTo(near)}` };
}

const closeTo = (near: readonly string[]): string => (near.length > 0 ? ` Close to it: ${near.join(', ')}.` : '');
