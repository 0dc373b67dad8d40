import type { InputProblem } from '../errors.ts';
import type { Assertion } from '../model/assertion.ts';
import { isSameAssertion, statementOf } from '../model/statement.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { PlannedChange, WishContext } from './planned-change.ts';
import { isPlanned, isProblem, planWish } from './planned-change.ts';
import type { TypeCatalog } from './type-catalog.ts';
import { ownerOf, propertyOf } from './type-catalog.ts';
import type { Malformation } from './well-formedness.ts';
import { malformationsOf } from './well-formedness.ts';
import type { Wish } from './wish.ts';

/** What wishes come to. */
export interface ChangePlan {
  readonly changes: readonly PlannedChange[];
}

const keyOf = ({ subject, path }: { subject: string; path: string }): string => JSON.stringify([subject, path]);

/**
 * Makes wishes into changes of single values, each checked against the taxonomy as everything would stand afterwards.
 *
 * @returns the plan; or what is wrong, each by a JSON Pointer from the list of wishes
 */
export function planChanges(wishes: readonly Wish[], context: WishContext): ChangePlan | { problems: InputProblem[] } {
  const added = new Map(
    wishes.filter((wish) => wish.do === 'add').map((wish) => [wish.subject, wish.type ?? ''] as const),
  );
  const all = wishes.flatMap((wish, i): (PlannedChange | InputProblem)[] => planWish(wish, `/${i}`, context, added));
  const problems = all.filter(isProblem);
  if (problems.length > 0) return { problems };
  const changes = all.filter(isPlanned);
  const seen = new Set<string>();
  const twice = changes.filter((one) => seen.size === seen.add(keyOf(one)).size);
  if (twice.length > 0) {
    const told = twice.map(({ subject, path, pointer }) => ({
      pointer,
      detail: `${subject} ${path} is changed twice.`,
    }));
    return { problems: told };
  }
  const wrong = malformed(changes, context);
  return wrong.length > 0 ? { problems: wrong } : { changes };
}

/** What would be wrong with the elements that are changed, and with those that refer to one that is removed. */
function malformed(changes: readonly PlannedChange[], { graph, catalog }: WishContext): InputProblem[] {
  const after = standingAfter(changes, graph);
  const touched = new Set(changes.flatMap(({ subject }) => [subject, ownerOf(subject)]));
  const removed = new Set(
    changes.filter(({ path, says }) => path === STRUCTURE.type && !says).map(({ subject }) => subject),
  );
  const referring = removed.size === 0 ? [] : referringTo(removed, graph, catalog);
  const pointers = new Map(changes.map((change) => [keyOf(change), change]));
  const pointerTo = (place: Malformation): string => {
    const direct = pointers.get(keyOf(place));
    if (direct) return direct.pointer;
    const of = (subject: string): PlannedChange | undefined => changes.find((one) => ownerOf(one.subject) === subject);
    const target = graph.about(place.subject).get(place.path)?.value;
    return (of(ownerOf(place.subject)) ?? of(String(target)))?.pointer ?? '';
  };
  const told = (one: Malformation): InputProblem => {
    const about = pointers.has(keyOf(one)) ? '' : `${one.subject} ${one.path}: `;
    const near = one.near.length > 0 ? ` Close to it: ${one.near.join(', ')}.` : '';
    return { pointer: pointerTo(one), detail: `${about}${one.message}${near}` };
  };
  const subjects = [...new Set([...touched, ...referring])];
  return subjects.flatMap((subject) => newlyMalformed(subject, graph, after, catalog)).map(told);
}

type Standing = Pick<WishContext['graph'], 'about'>;

/** What was wrong before is not the fault of a change. */
function newlyMalformed(subject: string, before: Standing, after: Standing, catalog: TypeCatalog): Malformation[] {
  const of = (one: Malformation): string => JSON.stringify([one.id, one.subject, one.path]);
  const known = new Set(malformationsOf(before, catalog, subject).map(of));
  return malformationsOf(after, catalog, subject).filter((one) => !known.has(of(one)));
}

function standingAfter(changes: readonly PlannedChange[], graph: WishContext['graph']): Standing {
  const bySubject = new Map<string, Map<string, Assertion>>();
  for (const { subject, path, says } of changes) {
    const about = bySubject.get(subject) ?? new Map(graph.about(subject));
    bySubject.set(subject, about);
    if (says) about.set(path, assertionOf({ subject, path }, says));
    else about.delete(path);
  }
  return { about: (subject) => bySubject.get(subject) ?? graph.about(subject) };
}

const assertionOf = (
  place: { subject: string; path: string },
  says: NonNullable<PlannedChange['says']>,
): Assertion => ({
  ...place,
  value: says.value,
  state: says.state,
  method: '',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});

/** Subjects with a value that names one of the elements. */
function referringTo(elements: ReadonlySet<string>, graph: WishContext['graph'], catalog: TypeCatalog): string[] {
  const found: string[] = [];
  for (const { subject, path, value } of graph.assertions()) {
    if (typeof value !== 'string' || !elements.has(value)) continue;
    const type = catalog.type(String(graph.about(ownerOf(subject)).get(STRUCTURE.type)?.value));
    const spec = type && propertyOf(type, subject, path);
    if (path === STRUCTURE.junction || (spec && 'form' in spec && spec.form === 'reference')) found.push(subject);
  }
  return found;
}

/** Whether a change would change nothing of what is said. */
export const changesNothing = ({ subject, path, says }: PlannedChange, graph: Standing): boolean => {
  const before = graph.about(subject).get(path) ?? null;
  const after = says ? assertionOf({ subject, path }, says) : null;
  return isSameAssertion(before, after) || statementOf(before) === statementOf(after);
};

/** Values that are derived from one of those that change, directly or by way of others, and do not change themselves. */
export function derivedFromChanged(
  changes: readonly PlannedChange[],
  graph: Pick<WishContext['graph'], 'assertions'>,
): { subject: string; path: string }[] {
  const users = new Map<string, { subject: string; path: string }[]>();
  for (const { subject, path, wasDerivedFrom } of graph.assertions()) {
    for (const operand of wasDerivedFrom)
      users.set(keyOf(operand), [...(users.get(keyOf(operand)) ?? []), { subject, path }]);
  }
  const seen = new Set(changes.map(keyOf));
  const found: { subject: string; path: string }[] = [];
  for (const open = [...changes] as { subject: string; path: string }[]; open.length > 0;) {
    for (const user of users.get(keyOf(open.pop() ?? { subject: '', path: '' })) ?? []) {
      if (seen.has(keyOf(user))) continue;
      seen.add(keyOf(user));
      found.push(user);
      open.push(user);
    }
  }
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
