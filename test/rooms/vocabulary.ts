import type { DomainPack } from '../../primitives/index.ts';

/**
 * Words that a pack uses for its things and everybody else for others (a line of a text, the source of a value, the state of a
 * run, a junction of the graph), or that any field of engineering has. Nobody recognises a domain by them.
 */
const GENERIC = (
  'actual check closed code conservation cost count current data design efficiency error follow formula generator head initial ' +
  'junction kind level line link load loss mean mode network normal pattern point quality reduce required return rule second sequence setting ' +
  'short single source start state status step target title unbalanced value'
).split(' ');

/** `lowestPressure` and `LowestPressure` are two words. */
export function wordsOf(text: string): Set<string> {
  const words =
    text
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/\\[nt"]/g, ' ')
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.map(singular));
}

const singular = (word: string): string => word.replace(/(sse|[^s])s$/, (end) => end.slice(0, end === 'sses' ? 2 : 1));

/** The words that the names of a pack are made of: its types, properties, units, primitives and workflows. */
export function vocabularyOf({ name, binding, primitives, compositions }: DomainPack): Set<string> {
  const names = [
    name,
    ...binding.types.flatMap(({ typeId, properties }) => [
      typeId,
      ...Object.entries(properties).flatMap(([property, spec]) => [property, 'kind' in spec ? spec.kind : '']),
    ]),
    ...Object.values(binding.units).map(({ kind }) => kind),
    ...primitives.map((primitive) => primitive.name),
    ...compositions.map((composition) => composition.name),
  ];
  const words = wordsOf(names.join(' '));
  for (const word of GENERIC) words.delete(singular(word));
  return words;
}
