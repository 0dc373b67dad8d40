import type { DomainPack } from '../../primitives/index.ts';

/**
 * Words that a pack uses for its things and everybody else for others (a line of a text, the source of a value, the state of a
 * run, a junction of the graph), or that any field of engineering has, such as energy. Nobody recognises a domain by them.
 */
const GENERIC = (
  'actual area charge check closed code conservation cost count current curve data density depth design diameter efficiency energy ' +
  'error follow formula frequency generator head initial junction kind level line link load loss matrix maximum mean minimum mode ' +
  'network normal pattern point power price quality rate reduce required return rule second sequence setting shape short single ' +
  'source speed start state status step target temperature threshold title trial unbalanced value volume what'
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
