import type { ProvRelationName } from '../prov-json.ts';
import { PROV_RELATIONS } from '../prov-json.ts';
import { isElement } from './statements.ts';
import type { Statement } from './statements.ts';
import type { ConstraintNumber, Violation } from './violation.ts';
import { violation } from './violation.ts';

/** An instance with everything merged that has to be one (uniqueness, PROV-CONSTRAINTS §6.1), or what stands against it. */
export interface NormalForm {
  readonly statements: readonly Statement[];
  readonly violations: readonly Violation[];
}

/** Statements that are one where these ends are the same. */
const UNIQUE: Partial<Record<ProvRelationName, readonly [ConstraintNumber, ...ends: number[]]>> = {
  wasGeneratedBy: [24, 0, 1],
  wasInvalidatedBy: [25, 0, 1],
  wasStartedBy: [26, 0, 2],
  wasEndedBy: [27, 0, 2],
};

/** Merges until nothing is left to merge. */
export function normalForm(given: readonly Statement[]): NormalForm {
  const violations: Violation[] = [];
  let statements = [...given, ...given.flatMap(inferred)];
  for (let before = Infinity; statements.length < before;) {
    before = statements.length;
    statements = mergeEqual(statements, byIdentifier, violations);
    statements = mergeEqual(statements, byUniqueEnds, violations);
  }
  return { statements, violations: [...violations, ...differingTimes(statements)] };
}

/** What a statement implies of others (inferences 9, 10, 11 and 14), as far as that can be merged with what is said. */
function inferred({ kind, ends }: Statement): Statement[] {
  const says = (relation: ProvRelationName, id: string | undefined, ...implied: (string | undefined)[]): Statement => ({
    kind: relation,
    id,
    ends: PROV_RELATIONS[relation].map((_, i) => implied[i]),
    types: new Set(),
  });
  const [a, b, c, d, e] = ends;
  switch (kind) {
    case 'wasStartedBy':
    case 'wasEndedBy':
      return b !== undefined && c !== undefined ? [says('wasGeneratedBy', undefined, b, c)] : [];
    case 'wasDerivedFrom':
      return c !== undefined ? [says('used', e, c, b), says('wasGeneratedBy', d, a, c)] : [];
    case 'actedOnBehalfOf':
      return c !== undefined
        ? [says('wasAssociatedWith', undefined, c, a), says('wasAssociatedWith', undefined, c, b)]
        : [];
    default:
      return [];
  }
}

interface Key {
  readonly key: string;
  readonly constraint: ConstraintNumber;
}

const byIdentifier = ({ kind, id }: Statement): Key | undefined =>
  id === undefined ? undefined : { key: `${kind} ${id}`, constraint: isElement(kind) ? 22 : 23 };

function byUniqueEnds({ kind, ends }: Statement): Key | undefined {
  const unique = isElement(kind) ? undefined : UNIQUE[kind];
  if (!unique) return undefined;
  const [constraint, ...places] = unique;
  const values = places.map((place) => ends[place]);
  if (values.includes(undefined)) return undefined;
  return { key: JSON.stringify([kind, ...values]), constraint };
}

function mergeEqual(
  statements: readonly Statement[],
  keyOf: (statement: Statement) => Key | undefined,
  violations: Violation[],
): Statement[] {
  const keyed = new Map<string, Statement>();
  const others: Statement[] = [];
  for (const statement of statements) {
    const key = keyOf(statement);
    if (!key) {
      others.push(statement);
      continue;
    }
    const earlier = keyed.get(key.key);
    keyed.set(key.key, earlier ? merged(earlier, statement, key.constraint, violations) : statement);
  }
  return [...keyed.values(), ...others];
}

/** One statement of two; what only one of them says stands. */
function merged(a: Statement, b: Statement, constraint: ConstraintNumber, violations: Violation[]): Statement {
  const one = (x: string | undefined, y: string | undefined): string | undefined => {
    if (x !== undefined && y !== undefined && !isSame(x, y)) {
      const about = a.id ?? b.id ?? a.ends.filter((end) => end !== undefined).join(', ');
      violations.push(violation(constraint, `${a.kind} of ${about} is said with ${x} and with ${y}`));
    }
    return x ?? y;
  };
  return {
    kind: a.kind,
    id: one(a.id, b.id),
    ends: a.ends.map((end, i) => one(end, b.ends[i])),
    types: new Set([...a.types, ...b.types]),
  };
}

/** Identifiers by their spelling, times by the instant that they name. */
const isSame = (x: string, y: string): boolean => x === y || (isTime(x) && Date.parse(x) === Date.parse(y));
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text);

/** The time of an activity is that of the events by which it started and ended (28, 29). */
function differingTimes(statements: readonly Statement[]): Violation[] {
  const activities = new Map(statements.filter(({ kind }) => kind === 'activity').map(({ id, ends }) => [id, ends]));
  return statements.flatMap(({ kind, ends }) => {
    if (kind !== 'wasStartedBy' && kind !== 'wasEndedBy') return [];
    const [constraint, place] = kind === 'wasStartedBy' ? ([28, 0] as const) : ([29, 1] as const);
    const [activity, , , time] = ends;
    const said = activities.get(activity)?.[place];
    if (said === undefined || time === undefined || isSame(said, time)) return [];
    return [violation(constraint, `${activity} has the time ${said}, its ${kind} ${time}`)];
  });
}
