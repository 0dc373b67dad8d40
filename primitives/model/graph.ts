import type { Assertion } from './assertion.ts';
import { nodeOfPort, STRUCTURE } from './taxonomy.ts';

/** A snapshot, indexed for reading. Ids and lists come in a fixed order, whatever order the assertions came in. */
export interface Graph {
  /** State digest of the snapshot. */
  readonly digest: string;
  assertion(subject: string, path: string): Assertion | undefined;
  /** Every assertion about a subject, by path. */
  about(subject: string): ReadonlyMap<string, Assertion>;
  /** Ids of the nodes of a type, sorted. */
  ofType(typeId: string): readonly string[];
  /** Ids of a node's ports, by sequence number. */
  portsOf(node: string): readonly string[];
  /** Ids of the ports that are connected to a junction, sorted. */
  portsAt(junction: string): readonly string[];
  assertions(): Iterable<Assertion>;
}

const NONE: readonly string[] = [];
const NOTHING: ReadonlyMap<string, Assertion> = new Map();
const sequenceOf = (port: string): number => Number(port.slice(port.lastIndexOf('#') + 1));

const push = (index: Map<string, string[]>, key: string, member: string): void => {
  const members = index.get(key);
  if (members) members.push(member);
  else index.set(key, [member]);
};

/** Indexes the assertions of a snapshot. O(n log n) in their number. */
export function buildGraph(digest: string, assertions: Iterable<Assertion>): Graph {
  const bySubject = new Map<string, Map<string, Assertion>>();
  const byType = new Map<string, string[]>();
  const byNode = new Map<string, string[]>();
  const byJunction = new Map<string, string[]>();
  for (const assertion of assertions) {
    const { subject, path, value } = assertion;
    let paths = bySubject.get(subject);
    if (!paths) bySubject.set(subject, (paths = new Map<string, Assertion>()));
    paths.set(path, assertion);
    if (path === STRUCTURE.type) push(byType, String(value), subject);
    else if (path === STRUCTURE.junction) {
      push(byNode, nodeOfPort(subject), subject);
      push(byJunction, String(value), subject);
    }
  }
  for (const members of byType.values()) members.sort();
  for (const members of byJunction.values()) members.sort();
  for (const ports of byNode.values()) ports.sort((a, b) => sequenceOf(a) - sequenceOf(b));
  return {
    digest,
    assertion: (subject, path) => bySubject.get(subject)?.get(path),
    about: (subject) => bySubject.get(subject) ?? NOTHING,
    ofType: (typeId) => byType.get(typeId) ?? NONE,
    portsOf: (node) => byNode.get(node) ?? NONE,
    portsAt: (junction) => byJunction.get(junction) ?? NONE,
    *assertions() {
      for (const paths of bySubject.values()) yield* paths.values();
    },
  };
}
