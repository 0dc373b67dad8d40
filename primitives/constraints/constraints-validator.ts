import { z } from 'zod';
import type { Constraint } from '../constraint.ts';
import { completed, define } from '../definition.ts';
import type { AuthoredPack } from '../domain-pack.ts';
import { assumedOrigins } from '../model/assumed-origins.ts';
import { evidenceBehind } from '../model/evidence-behind.ts';
import type { Finding, OpenQuestion } from '../model/finding.ts';
import type { ReadContext } from '../model/read.ts';
import type { GraphReader } from '../model/read-set.ts';
import type { TypeDefinition } from '../model/taxonomy.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { Primitive, PrimitiveContext, PrimitiveExample } from '../primitive.ts';
import { checkConstraintExamples } from './check-examples.ts';
import { judgeConstraint } from './judge-constraint.ts';

const verdicts = z.object({
  judged: z.int().describe('Elements that a constraint is about'),
  passed: z.int().describe('Elements that keep all of them'),
  failed: z.int().describe('Constraints that are broken, counted for each element'),
  open: z.int().describe('Constraints that cannot be judged, because something is not stated or too uncertain'),
  constraints: z.array(z.object({ id: z.string(), failed: z.int(), open: z.int() })).describe('Those among them'),
});

/** The name of the validator that judges the constraints of a pack. */
export const constraintsName = (pack: string): `${string}.constraints.validate` => `${pack}.constraints.validate`;

/**
 * The one validator behind the constraints of a pack. It is derived from them, so that a constraint is data and nothing else:
 * for each element one finding for each constraint that it breaks or that cannot be judged, or one that it keeps all.
 */
export function constraintsValidator(
  pack: Pick<AuthoredPack, 'name' | 'version' | 'title' | 'interpreters'>,
  constraints: readonly Constraint[],
): Primitive<never, unknown> {
  const byType = new Map<TypeDefinition, Constraint[]>();
  for (const constraint of constraints) {
    byType.set(constraint.targetClass, [...(byType.get(constraint.targetClass) ?? []), constraint]);
  }
  const name = constraintsName(pack.name);
  const { version } = pack;
  const basis = [...new Set(constraints.flatMap((constraint) => constraint.basis ?? []))];
  const types = [...byType.keys()].map(({ typeId }) => typeId).join(', ');
  return define<unknown, unknown, string, string, z.ZodType>(
    'validator',
    {
      name,
      version,
      title: `Constraints: ${pack.title}`,
      description: `Judges ${types} by the ${constraints.length} constraints of the pack: ${constraints.map(({ id }) => id).join(', ')}.`,
      basis: ['W3C SHACL, §4', ...basis],
      callExamples: examplesOf(pack),
    },
    {
      input: z.object({}),
      output: verdicts,
      mutability: 'none',
      needs: { documents: [], graph: true, operatingState: false, resultSets: [], findings: false },
      lawbook: { checkExamples: () => checkConstraintExamples(constraints), requires: requiredOfAll(byType) },
      execute: ({ graph }, context) => {
        const { findings, openQuestions, payload } = judgeAll({ name, version, byType }, graph, context);
        const { judged, failed, open } = payload;
        const summary = `Constraints: ${judged} elements judged, ${failed} broken, ${open} open.`;
        return completed({ payload, findings, openQuestions, summary });
      },
    },
  );
}

/** The documents that its interpreters are shown with: whatever they say can be judged. */
const examplesOf = ({ interpreters }: Pick<AuthoredPack, 'interpreters'>): PrimitiveExample[] =>
  interpreters
    .flatMap(({ examples }) => examples)
    .flatMap(({ title, documents }) => (documents ? [{ title, parameters: {}, documents }] : []))
    .slice(0, 1);

/** Properties that have to be said of every type that has them and is judged. */
function requiredOfAll(byType: ReadonlyMap<TypeDefinition, readonly Constraint[]>): string[] {
  const requires = (own: readonly Constraint[], path: string): boolean =>
    own.some((constraint) => 'path' in constraint && constraint.path === path && constraint.minCount === 1);
  const paths = new Set([...byType.keys()].flatMap(({ properties }) => Object.keys(properties)));
  return [...paths].filter((path) =>
    [...byType].every(([{ properties }, own]) => !(path in properties) || requires(own, path)),
  );
}

interface Rules {
  readonly name: string;
  readonly version: string;
  readonly byType: ReadonlyMap<TypeDefinition, readonly Constraint[]>;
}

function judgeAll(rules: Rules, graph: GraphReader, run: Pick<PrimitiveContext, 'throwIfCancelled'>) {
  const findings: Finding[] = [];
  const questions = new Map<string, OpenQuestion>();
  let judged = 0;
  let passed = 0;
  for (const [type, own] of rules.byType) {
    for (const subject of graph.ofType(type)) {
      run.throwIfCancelled();
      const before = findings.length;
      const kept: ReadContext['used'] = [];
      let applied = false;
      for (const constraint of own) {
        const context: ReadContext = { graph, resultSets: {}, used: [] };
        const outcome = judgeConstraint(constraint, context, subject);
        if (outcome.kind === 'notApplicable') continue;
        applied = true;
        const base = baseOf(rules, graph, subject, context.used);
        if (outcome.kind === 'pass') kept.push(...context.used);
        else if (outcome.kind === 'fail') findings.push({ ...base, ...failOf(constraint, outcome.arguments) });
        else {
          findings.push({ ...base, ...openOf(constraint, outcome) });
          if ('missing' in outcome) ask(questions, graph, outcome.missing);
        }
      }
      if (!applied) continue;
      judged++;
      if (findings.length > before) continue;
      passed++;
      const base = baseOf(rules, graph, subject, kept);
      const note = base.restsOnAssumed.length > 0 ? ' This rests on assumed values.' : '';
      findings.push({
        ...base,
        kind: 'pass',
        level: 'none',
        messageId: 'pass',
        arguments: {},
        message: `Passes.${note}`,
      });
    }
  }
  const count = (kind: Finding['kind'], id?: string): number =>
    findings.filter((finding) => finding.kind === kind && (id === undefined || finding.messageId === id)).length;
  const ids = [...new Set(findings.filter(({ kind }) => kind !== 'pass').map(({ messageId }) => messageId))].sort();
  const constraints = ids.map((id) => ({ id, failed: count('fail', id), open: count('open', id) }));
  const payload = { judged, passed, failed: count('fail'), open: count('open'), constraints };
  return { findings, openQuestions: [...questions.values()], payload };
}

function baseOf({ name, version }: Rules, graph: GraphReader, subject: string, used: ReadContext['used']) {
  const type = { subject, path: STRUCTURE.type };
  return {
    ruleId: name,
    ruleVersion: version,
    focusNode: subject,
    used: [...used],
    restsOnAssumed: assumedOrigins(graph, used),
    evidence: evidenceBehind(graph, [type, ...used], 4),
    fixes: [],
  };
}

const pathOf = (constraint: Constraint) => ('path' in constraint ? { resultPath: constraint.path } : {});

function failOf(constraint: Constraint, args: Readonly<Record<string, string>>) {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (hole, name: string) => args[name] ?? hole);
  const { id, level = 'error', message, remedy } = constraint;
  return {
    kind: 'fail' as const,
    level,
    ...pathOf(constraint),
    messageId: id,
    arguments: args,
    message: fill(message),
    ...(remedy === undefined ? {} : { remedy: fill(remedy) }),
  };
}

function openOf(
  constraint: Constraint,
  outcome: { readonly missing: { path: string } } | { readonly because: string },
) {
  const isMissing = 'missing' in outcome;
  return {
    kind: 'open' as const,
    level: 'warning' as const,
    ...pathOf(constraint),
    messageId: constraint.id,
    arguments: {},
    message: isMissing ? `Not stated: ${outcome.missing.path}.` : outcome.because,
    ...(isMissing ? { remedy: `State ${outcome.missing.path} in the source, or answer the open question.` } : {}),
  };
}

function ask(
  questions: Map<string, OpenQuestion>,
  graph: GraphReader,
  { subject, path, unit }: { readonly subject: string; readonly path: string; readonly unit?: string },
): void {
  questions.set(JSON.stringify([subject, path]), {
    subject,
    path,
    ...(unit === undefined ? {} : { unit }),
    question: `What is the ${path} of ${graph.nameOf(subject)}${unit === undefined ? '' : `, in ${unit}`}?`,
    expectedAt: evidenceBehind(graph, [{ subject, path: STRUCTURE.type }], 1),
  });
}
