import type { Properties, TypeDefinition, Unit, Value } from '../../../../primitives/index.ts';
import { wordOf } from './in-force.ts';
import type { Entry, InForce } from './in-force.ts';
import type { Writer } from './writer.ts';

/** How a property of OpenDSS is said on the taxonomy: the path, the unit it is written in, and who reads it. */
export interface Rule {
  readonly path: string;
  readonly method: string;
  readonly unit?: Unit;
}

type PathsOf<P extends Properties, Spec> = { [N in keyof P & string]: P[N] extends Spec ? N : never }[keyof P & string];
type KindOf<S> = S extends Unit<infer K> ? K : S extends { readonly of: Unit<infer K> } ? K : never;

/** Rules for a type: a path that the type lacks, or a unit of another kind than the path's, does not compile. */
export const rulesFor = <P extends Properties>(_type: TypeDefinition<P>) => ({
  quantity: <N extends PathsOf<P, Unit>>(path: N, unit: Unit<KindOf<P[N]>>, method = 'opendss.number'): Rule => ({
    path,
    method,
    unit,
  }),
  quantities: <N extends PathsOf<P, { readonly form: 'list' }>>(path: N, unit: Unit<KindOf<P[N]>>): Rule => ({
    path,
    method: 'opendss.numbers',
    unit,
  }),
  integer: (path: PathsOf<P, { readonly form: 'integer' }>): Rule => ({ path, method: 'opendss.number' }),
  flag: (path: PathsOf<P, { readonly form: 'boolean' }>): Rule => ({ path, method: 'opendss.state' }),
  text: (path: PathsOf<P, { readonly form: 'text' }>): Rule => ({ path, method: 'opendss.text' }),
  word: (path: PathsOf<P, { readonly form: 'text' }>): Rule => ({ path, method: 'opendss.word' }),
  /** One of the property's choices. */
  choice: (path: PathsOf<P, { readonly form: 'text' }>): Rule => ({ path, method: 'opendss.choice' }),
  /** The name of an object of a class, in lower case. */
  name: (path: PathsOf<P, { readonly form: 'reference' }>, classKey: string): Rule => ({
    path,
    method: `opendss.name/${classKey}`,
  }),
});

/** The method that reads an entry by a rule: choices are told apart by class and property. */
export const methodOf = (rule: Rule, { property }: Entry, classKey: string): string =>
  rule.method === 'opendss.choice' ? `${rule.method}/${classKey}.${property.key}` : rule.method;

/** What the entry says by the rule, in the canonical unit: the same that the rule's reader makes of the quotation. */
export function valueBy({ method, unit }: Rule, { value, text }: Entry): Value {
  const factor = unit?.toSi ?? 1;
  if (method === 'opendss.diameter' && typeof value === 'number') return (value * factor) / 2;
  if (typeof value === 'number') return value * factor;
  if (typeof value === 'boolean') return value;
  if (method.startsWith('opendss.name/'))
    return `${method.slice(method.indexOf('/') + 1)}.${wordOf(value).toLowerCase()}`;
  if (method === 'opendss.text') return wordOf(value);
  if (method === 'opendss.not-fixed') return text.toLowerCase().startsWith('v');
  if (Array.isArray(value)) return (value as readonly number[]).map((each) => each * factor);
  return wordOf(value).toLowerCase();
}

/** Unit of the assertion: none where it is the canonical one. */
export const codeOf = (unit: Unit | undefined): string | undefined =>
  unit === undefined || unit.toSi === 1 ? undefined : unit.ucum;

/** Says every property that there is a rule for; where a value could not be read, that. */
export function applyRules(
  writer: Writer,
  subject: string,
  values: InForce,
  rules: Readonly<Record<string, Rule>>,
): void {
  for (const [key, entry] of values.single()) {
    const rule = rules[key];
    if (rule && !values.refused(key)) say(writer, subject, rule, entry, values.element.class.key);
  }
  for (const [key, refused] of values.refusals()) {
    const rule = rules[key];
    if (rule) writer.unreadable(subject, rule.path, refused);
  }
}

export function say(writer: Writer, subject: string, rule: Rule, entry: Entry, classKey: string): void {
  const method = methodOf(rule, entry, classKey);
  writer.stated(subject, rule.path, valueBy(rule, entry), method, [entry.span], codeOf(rule.unit));
}
