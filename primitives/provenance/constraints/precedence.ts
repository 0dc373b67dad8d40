import type { ProvRelationName } from '../prov-json.ts';
import { isElement } from './statements.ts';
import type { Statement } from './statements.ts';
import type { Types } from './types.ts';
import type { ConstraintNumber } from './violation.ts';

/** One event does not come after another one, by a constraint; `strictly`: it comes before it. */
export interface Precedence {
  readonly before: string;
  readonly after: string;
  readonly strictly: boolean;
  readonly constraint: ConstraintNumber;
}

/**
 * The events of things. All generations of an entity are simultaneous (39), and so are its invalidations (40) and the starts
 * and ends of an activity (31, 32): one event stands for all of them.
 */
const generation = (entity: string): string => `generation of ${entity}`;
const invalidation = (entity: string): string => `invalidation of ${entity}`;
const start = (activity: string): string => `start of ${activity}`;
const end = (activity: string): string => `end of ${activity}`;

type End = string | undefined;
type Told = readonly [constraint: ConstraintNumber, before: string | undefined, after: string | undefined];

const event = (name: (thing: string) => string, thing: End): string | undefined =>
  thing === undefined ? undefined : name(thing);

/** Which events each relation puts in order; `use` names the event of a usage. */
const ORDERED: Partial<Record<ProvRelationName, (ends: readonly End[], use: string) => readonly Told[]>> = {
  used: ([activity, entity], use) => [
    [33, event(start, activity), use],
    [33, use, event(end, activity)],
    [37, event(generation, entity), use],
    [38, use, event(invalidation, entity)],
  ],
  wasGeneratedBy: ([entity, activity]) => [
    [34, event(start, activity), event(generation, entity)],
    [34, event(generation, entity), event(end, activity)],
  ],
  wasInformedBy: ([informed, informant]) => [[35, event(start, informant), event(end, informed)]],
  wasStartedBy: ([activity, trigger]) => [
    [43, event(generation, trigger), event(start, activity)],
    [43, event(start, activity), event(invalidation, trigger)],
  ],
  wasEndedBy: ([activity, trigger]) => [
    [44, event(generation, trigger), event(end, activity)],
    [44, event(end, activity), event(invalidation, trigger)],
  ],
  specializationOf: ([specific, general]) => [
    [45, event(generation, general), event(generation, specific)],
    [46, event(invalidation, specific), event(invalidation, general)],
  ],
  // An agent may be an entity or an activity; where it is neither, nothing else is said of its events.
  wasAssociatedWith: ([activity, agent]) => [
    [47, event(start, activity), event(invalidation, agent)],
    [47, event(generation, agent), event(end, activity)],
    [47, event(start, activity), event(end, agent)],
    [47, event(start, agent), event(end, activity)],
  ],
  wasAttributedTo: ([entity, agent]) => [
    [48, event(generation, agent), event(generation, entity)],
    [48, event(start, agent), event(generation, entity)],
  ],
  actedOnBehalfOf: ([delegate, responsible]) => [
    [49, event(generation, responsible), event(invalidation, delegate)],
    [49, event(start, responsible), event(end, delegate)],
  ],
};

/** What comes before what (event ordering, PROV-CONSTRAINTS §6.2). */
export function precedences(statements: readonly Statement[], types: Types): Precedence[] {
  const found: Precedence[] = [];
  const say = ([constraint, before, after]: Told, strictly = false): void => {
    if (before !== undefined && after !== undefined) found.push({ before, after, strictly, constraint });
  };
  for (const [id, its] of types) {
    if (its.has('entity')) say([36, generation(id), invalidation(id)]);
    if (its.has('activity')) say([30, start(id), end(id)]);
  }
  // A usage that is not identified is told from the others by what is said of it, and by its place.
  const uses = new Map<Statement, string>();
  statements.forEach((statement, i) => {
    if (statement.kind === 'used') uses.set(statement, `usage ${statement.id ?? `${i} of ${statement.ends[1]}`}`);
  });
  for (const statement of statements) {
    if (isElement(statement.kind)) continue;
    const told = ORDERED[statement.kind]?.(statement.ends, uses.get(statement) ?? '') ?? [];
    for (const one of told) say(one);
    if (statement.kind !== 'wasDerivedFrom') continue;
    const [made, source, activity, , usage] = statement.ends;
    say([42, event(generation, source), event(generation, made)], true);
    if (activity !== undefined && usage !== undefined) say([41, `usage ${usage}`, event(generation, made)]);
  }
  return found;
}
