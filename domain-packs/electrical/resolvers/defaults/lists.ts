import { placePath } from '../../interpreters/opendss-model/winding-lists.ts';
import type { Value } from '../../../../primitives/index.ts';
import type { Filling } from './filling.ts';

/** A list with one value for each winding or conductor: what is stated of it place by place, and the default for the rest. */
export function fillList(
  filling: Filling,
  subject: string,
  path: string,
  count: number,
  otherwise: number | string | readonly number[],
): void {
  if (filling.isSaid(subject, path)) return;
  const places = Array.from({ length: count }, (_, i) => i + 1);
  const said = places.filter((place) => filling.isSaid(subject, placePath(path, place)));
  const values = places.map((place, i) => {
    const own = filling.value(subject, placePath(path, place));
    return own ?? (typeof otherwise === 'object' ? otherwise[i] : otherwise) ?? 0;
  });
  filling.assume(
    subject,
    path,
    values as Value,
    said.map((place) => ({ subject, path: placePath(path, place) })),
  );
}
