import { assumedOrigins } from './model/assumed-origins.ts';
import type { Evidence } from './model/evidence.ts';
import { evidenceBehind } from './model/evidence-behind.ts';
import type { Finding, OpenQuestion, UsedReference } from './model/finding.ts';
import { Undecided } from './model/quantity.ts';
import type { Missing, ReadContext } from './model/read.ts';
import { readAll, readExample } from './model/read.ts';
import type { GraphReader } from './model/read-set.ts';
import type { ResultSet } from './model/result-set.ts';
import type { TypeDefinition } from './model/taxonomy.ts';
import { STRUCTURE } from './model/taxonomy.ts';
import type { PrimitiveContext } from './primitive.ts';
import type { LooseValidator, Verdict, Verdicts } from './validator.ts';

type Values = Readonly<Record<string, unknown>>;
type Outcome =
  | { kind: 'notApplicable' }
  | { kind: 'pass' }
  | { kind: 'open'; because: string }
  | { kind: 'fail'; verdicts: readonly Verdict[] };

/** Applies the rule to one set of values, from the graph or from an example. */
function decide(rule: LooseValidator, values: Values, parameters: unknown): Outcome {
  if (rule.applies && !rule.applies(values as never, parameters as never)) return { kind: 'notApplicable' };
  const fail = (messageId: string, given: Readonly<Record<string, unknown>> = {}): Verdict => {
    const { at } = given;
    return { messageId, arguments: given as Verdict['arguments'], ...(typeof at === 'string' ? { at } : {}) };
  };
  try {
    const answer = rule.check(values as never, fail as never, parameters as never);
    const verdicts = answer === undefined ? [] : 'messageId' in answer ? [answer] : answer;
    return verdicts.length > 0 ? { kind: 'fail', verdicts } : { kind: 'pass' };
  } catch (error) {
    if (error instanceof Undecided) return { kind: 'open', because: error.message };
    throw error;
  }
}

/** What a rule judges by: the graph, what was computed from it, and what the caller chose. */
export interface Judged {
  readonly graph: GraphReader;
  readonly resultSets: Readonly<Record<string, ResultSet>>;
  readonly parameters: unknown;
}

export const typesOf = (types: LooseValidator['appliesTo']): readonly TypeDefinition[] =>
  'typeId' in types ? [types] : types;

/** Judges every element that the rule applies to. */
export function judge(
  rule: LooseValidator,
  { graph, resultSets, parameters }: Judged,
  run: Pick<PrimitiveContext, 'throwIfCancelled'>,
): { payload: Verdicts; findings: Finding[]; openQuestions: OpenQuestion[] } {
  const findings: Finding[] = [];
  const openQuestions: OpenQuestion[] = [];
  const counts = { judged: 0, passed: 0, failed: 0, open: 0, restsOnAssumed: 0 };
  for (const subject of typesOf(rule.appliesTo).flatMap((type) => graph.ofType(type))) {
    run.throwIfCancelled();
    const context: ReadContext = { graph, resultSets, used: [] };
    const { values, missing } = readAll(rule.reads, context, subject);
    const place = placeOf(graph, subject, context.used);
    const base = { ruleId: rule.name, ruleVersion: rule.version, focusNode: subject, fixes: [], ...place };
    if (missing.length > 0) {
      counts.judged++;
      counts.open++;
      findings.push({ ...base, ...openFinding(graph, subject, missing), evidence: evidenceOf(graph, subject) });
      openQuestions.push(
        ...missing.filter((m) => !m.computed && isNew(openQuestions, m)).map((m) => questionOf(graph, m)),
      );
      continue;
    }
    const outcome = decide(rule, values, parameters);
    if (outcome.kind === 'notApplicable') continue;
    counts.judged++;
    if (outcome.kind === 'fail') {
      counts.failed++;
      findings.push(...outcome.verdicts.map((verdict) => failFinding(graph, rule, base, values, verdict)));
    } else if (outcome.kind === 'open') {
      counts.open++;
      findings.push({
        ...base,
        kind: 'open',
        level: 'warning',
        messageId: 'undecided',
        arguments: {},
        message: outcome.because,
        remedy:
          'State the values that it compares more exactly: between the bounds of what is stated, both answers are true.',
      });
    } else {
      counts.passed++;
      if (place.restsOnAssumed.length > 0) counts.restsOnAssumed++;
      const note = place.restsOnAssumed.length > 0 ? ' This rests on assumed values.' : '';
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
  return { payload: counts, findings, openQuestions };
}

type Base = Pick<Finding, 'ruleId' | 'ruleVersion' | 'focusNode' | 'fixes' | 'used' | 'restsOnAssumed' | 'evidence'>;

function failFinding(graph: GraphReader, rule: LooseValidator, base: Base, values: Values, verdict: Verdict): Finding {
  const { messageId } = verdict;
  const filled = { ...values, ...verdict.arguments };
  const used: Record<string, string> = {};
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, hole: string) => (used[hole] = String(filled[hole])));
  const message = fill(rule.messages[messageId] ?? messageId);
  const remedy = rule.remedies?.[messageId];
  return {
    ...base,
    kind: 'fail',
    level: rule.levels?.[messageId] ?? 'error',
    ...(verdict.at === undefined ? {} : { focusNode: verdict.at, evidence: evidenceOf(graph, verdict.at) }),
    messageId,
    arguments: used,
    message,
    ...(remedy === undefined ? {} : { remedy: fill(remedy) }),
  };
}

function openFinding(graph: GraphReader, subject: string, missing: readonly Missing[]) {
  const what = missing
    .map((m) => (m.subject === subject ? m.path : `${m.path} of ${graph.nameOf(m.subject)}`))
    .join(', ');
  if (missing.every((m) => m.computed)) {
    return {
      kind: 'open' as const,
      level: 'warning' as const,
      messageId: 'notComputed',
      arguments: { what },
      message: `Nothing was computed here: ${what}.`,
      remedy:
        'Find out why the simulation has no result for it: it may be out of service, or not connected to a source.',
    };
  }
  return {
    kind: 'open' as const,
    level: 'warning' as const,
    messageId: 'missing',
    arguments: { what },
    message: `Not stated: ${what}.`,
    remedy: `State ${what} in the source, or answer the open question.`,
  };
}

/** Several elements may lack the same value of one that they share; it is asked for once. */
const isNew = (asked: readonly OpenQuestion[], { subject, path }: Missing): boolean =>
  !asked.some((question) => question.subject === subject && question.path === path);

const questionOf = (graph: GraphReader, { subject, path, unit }: Missing): OpenQuestion => ({
  subject,
  path,
  ...(unit === undefined ? {} : { unit }),
  question: `What is the ${path} of ${graph.nameOf(subject)}${unit === undefined ? '' : `, in ${unit}`}?`,
  expectedAt: evidenceOf(graph, subject),
});

/** The place that first tells of an element. */
const evidenceOf = (graph: GraphReader, subject: string): readonly Evidence[] =>
  evidenceBehind(graph, [{ subject, path: STRUCTURE.type }], 1);

/** Where the outcome comes from: the element that is judged, and the values that were read. */
function placeOf(
  graph: GraphReader,
  subject: string,
  used: readonly UsedReference[],
): Pick<Base, 'used' | 'restsOnAssumed' | 'evidence'> {
  const asserted = used.filter(({ resultSet }) => resultSet === undefined);
  return {
    used: [...used],
    restsOnAssumed: assumedOrigins(graph, asserted),
    evidence: evidenceBehind(graph, [{ subject, path: STRUCTURE.type }, ...asserted], 4),
  };
}

/** Runs a rule's own examples; the answer names each that does not come out as written. */
export function checkValidatorExamples(rule: LooseValidator): string[] {
  const wrong: string[] = [];
  const outcomeOf = (example: object): Outcome => {
    const { values, missing } = readExample(rule.reads, example);
    if (missing.length > 0) return { kind: 'open', because: 'missing' };
    const { parameters = {} } = example as { readonly parameters?: unknown };
    return decide(rule, values, rule.input.parse(parameters));
  };
  rule.examples.pass.forEach((example, i) => {
    const { kind } = outcomeOf(example);
    if (kind !== 'pass') wrong.push(`${rule.name}: examples.pass[${i}] comes out as ${kind}`);
  });
  rule.examples.fail.forEach((example, i) => {
    const outcome = outcomeOf(example);
    const ids = outcome.kind === 'fail' ? outcome.verdicts.map((v) => v.messageId) : [outcome.kind];
    if (!ids.includes(example.because)) wrong.push(`${rule.name}: examples.fail[${i}] comes out as ${ids.join(', ')}`);
  });
  rule.examples.open.forEach((example, i) => {
    const { kind } = outcomeOf(example);
    if (kind !== 'open') wrong.push(`${rule.name}: examples.open[${i}] comes out as ${kind}`);
  });
  return wrong;
}
