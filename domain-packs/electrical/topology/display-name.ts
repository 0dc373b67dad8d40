import type { GraphReader } from '../../../primitives/index.ts';

/** How a message names an element: the kind in words and the name as its source spells it, e.g. `line 650632`. */
export function displayName(graph: GraphReader, subject: string): string {
  const type = graph.typeOf(subject) ?? '';
  const kind = type.slice(type.lastIndexOf('.') + 1).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return `${kind.toLowerCase()} ${graph.nameOf(subject)}`.trim();
}
