import type { ConversionStep } from '../conversion.ts';
import { isSameAssertion } from '../model/statement.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { Assertion } from '../model/assertion.ts';
import { computationsOf } from './arithmetic.ts';
import type { Passing } from './computation.ts';
import { compute, conversionMethod } from './computation.ts';
import type { Statements } from './statements.ts';

/** Does one step, upwards or downwards. */
export function applyStep(statements: Statements, step: ConversionStep, passing: Passing): void {
  const isUp = passing.to > passing.from;
  if (step.op === 'renameType') {
    return isUp ? renameType(statements, step.from, step.to) : renameType(statements, step.to, step.from);
  }
  if (step.op === 'renameProperty') {
    const [from, to] = isUp ? [step.from, step.to] : [step.to, step.from];
    for (const subject of statements.ofType(step.type)) renameProperty(statements, subject, from, to);
    return;
  }
  if (step.op === 'assume') {
    for (const subject of statements.ofType(step.type)) {
      const standing = statements.get(subject, step.property);
      const assumed = assumption(
        subject,
        step,
        isUp ? conversionMethod(passing.from, passing.to) : conversionMethod(passing.to, passing.from),
      );
      if (isUp && !standing) statements.put(assumed);
      else if (!isUp && standing && isSameAssertion(standing, assumed)) statements.remove(subject, step.property);
    }
    return;
  }
  const { up, down } = computationsOf(step);
  for (const subject of statements.ofType(step.type)) {
    if (isUp) compute(statements, subject, up, down, passing);
    else compute(statements, subject, down, up, passing);
  }
}

function renameType(statements: Statements, from: string, to: string): void {
  for (const subject of statements.ofType(from)) {
    const type = statements.get(subject, STRUCTURE.type);
    if (type) statements.put({ ...type, value: to });
  }
}

/** Where the new name is taken, both values stay as they are: which of them is meant, nobody has said. */
function renameProperty(statements: Statements, subject: string, from: string, to: string): void {
  const standing = statements.get(subject, from);
  if (!standing || statements.get(subject, to)) return;
  statements.remove(subject, from);
  statements.redirect(subject, from, to);
  statements.put({ ...standing, path: to });
}

const assumption = (
  subject: string,
  { property, value }: Extract<ConversionStep, { readonly op: 'assume' }>,
  method: string,
): Assertion => ({
  subject,
  path: property,
  value,
  state: 'assumed',
  method,
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
});
