/** A directed graph without circles, by the parents of each of its nodes. */
export type ParentsOf = (node: string) => readonly string[];

/** The node and everything that it descends from. */
export function ancestry(node: string, parentsOf: ParentsOf): Set<string> {
  const found = new Set<string>();
  for (const open = [node]; open.length > 0;) {
    const next = open.pop() ?? '';
    if (found.has(next)) continue;
    found.add(next);
    open.push(...parentsOf(next));
  }
  return found;
}

/**
 * The nodes that two nodes both descend from, without those that another of them descends from in turn: none for
 * strangers, more than one where the lines have crossed. (A node is among its own ancestors.)
 */
export function nearestCommonAncestors(a: string, b: string, parentsOf: ParentsOf): string[] {
  const ofB = ancestry(b, parentsOf);
  const common = [...ancestry(a, parentsOf)].filter((node) => ofB.has(node));
  // What a common ancestor descends from is one, too, so whatever is not nearest is the parent of another.
  const further = new Set(common.flatMap(parentsOf));
  return common.filter((node) => !further.has(node));
}
