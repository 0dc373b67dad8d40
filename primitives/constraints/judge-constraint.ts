import type { Constraint, PortConstraint, PropertyConstraint } from '../constraint.ts';
import { Undecided } from '../model/quantity.ts';
import type { Missing, ReadContext } from '../model/read.ts';
import { isMissing } from '../model/read.ts';
import type { TypeDefinition } from '../model/taxonomy.ts';
import { brokenBy, comparedWith, judgedValues } from './rules.ts';

/** What became of one constraint at one element. `notApplicable`: nothing is said that it could be about. */
export type ConstraintOutcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'open'; readonly missing: Missing }
  | { readonly kind: 'open'; readonly because: string }
  | { readonly kind: 'fail'; readonly arguments: Readonly<Record<string, string>> };

export const judgeConstraint = (constraint: Constraint, context: ReadContext, subject: string): ConstraintOutcome =>
  'ports' in constraint ? judgePorts(constraint, context, subject) : judgeProperty(constraint, context, subject);

function judgePorts({ ports }: PortConstraint, { graph }: ReadContext, subject: string): ConstraintOutcome {
  const count = graph.portsOf(subject).length;
  if (count >= ports.minCount && count <= ports.maxCount) return { kind: 'pass' };
  return { kind: 'fail', arguments: { value: String(count) } };
}

function judgeProperty(constraint: PropertyConstraint, context: ReadContext, subject: string): ConstraintOutcome {
  const { targetClass, path, minCount, class: kind } = constraint;
  const found = targetClass.property(path).read(context, subject);
  if (isMissing(found)) return minCount === undefined ? { kind: 'notApplicable' } : { kind: 'open', missing: found };
  if (kind && !refersTo(kind, context, found)) return { kind: 'fail', arguments: { value: nameOf(context, found) } };
  const name = comparedWith(constraint);
  const other = name === undefined ? undefined : targetClass.property(name).read(context, subject);
  // Nothing to compare with: what is not said cannot be exceeded.
  if (name !== undefined && (other === undefined || isMissing(other))) return { kind: 'notApplicable' };
  return judgeValues(constraint, targetClass, found, other);
}

/** Judges the values of a property, as they are read or as an example gives them. */
export function judgeValues(
  constraint: PropertyConstraint,
  { properties }: TypeDefinition,
  found: unknown,
  other: unknown,
): ConstraintOutcome {
  const spec = properties[constraint.path];
  if (!spec) return { kind: 'notApplicable' };
  const [compared] = other === undefined ? [] : judgedValues(spec, other);
  try {
    for (const value of judgedValues(spec, found)) {
      if (brokenBy(constraint, value, compared).length === 0) continue;
      const told = compared === undefined ? {} : { other: String(compared) };
      return { kind: 'fail', arguments: { value: String(value), ...told } };
    }
    return { kind: 'pass' };
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'open', because: error.message };
    throw error;
  }
}

function refersTo({ typeId }: TypeDefinition, { graph, used }: ReadContext, target: unknown): boolean {
  if (typeof target !== 'string') return false;
  used.push({ subject: target, path: '@type' });
  return graph.typeOf(target) === typeId;
}

const nameOf = ({ graph }: ReadContext, target: unknown): string => graph.nameOf(String(target));
