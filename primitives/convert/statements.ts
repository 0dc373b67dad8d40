import type { Assertion, AssertionReference } from '../model/assertion.ts';
import { STRUCTURE } from '../model/taxonomy.ts';

/** The assertions of a snapshot while a step of a conversion works on them. */
export interface Statements {
  /** Subjects of a type, as it is called just now. */
  ofType(typeId: string): readonly string[];
  get(subject: string, path: string): Assertion | undefined;
  put(assertion: Assertion): void;
  remove(subject: string, path: string): void;
  /** What is derived from the value of a path is, once the step is through, derived from that of another. */
  redirect(subject: string, path: string, to: string): void;
  /** What stands after the step. */
  settled(): Assertion[];
}

const keyOf = ({ subject, path }: AssertionReference): string => JSON.stringify([subject, path]);

export function statementsOf(assertions: Iterable<Assertion>): Statements {
  const standing = new Map<string, Map<string, Assertion>>();
  const redirected = new Map<string, string>();
  const put = (assertion: Assertion): void => {
    const paths = standing.get(assertion.subject) ?? new Map<string, Assertion>();
    standing.set(assertion.subject, paths.set(assertion.path, assertion));
  };
  for (const assertion of assertions) put(assertion);
  const follow = (assertion: Assertion): Assertion => {
    if (!assertion.wasDerivedFrom.some((operand) => redirected.has(keyOf(operand)))) return assertion;
    const wasDerivedFrom = assertion.wasDerivedFrom.map((operand) => ({
      subject: operand.subject,
      path: redirected.get(keyOf(operand)) ?? operand.path,
    }));
    return { ...assertion, wasDerivedFrom };
  };
  return {
    ofType: (typeId) =>
      [...standing].flatMap(([subject, paths]) => (paths.get(STRUCTURE.type)?.value === typeId ? [subject] : [])),
    get: (subject, path) => standing.get(subject)?.get(path),
    put,
    remove: (subject, path) => void standing.get(subject)?.delete(path),
    redirect: (subject, path, to) => void redirected.set(keyOf({ subject, path }), to),
    settled: () => {
      const all = [...standing.values()].flatMap((paths) => [...paths.values()]);
      return redirected.size === 0 ? all : all.map(follow);
    },
  };
}
