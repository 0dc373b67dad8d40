import { BverError } from './errors.ts';
import { pointerOf } from './json-pointer.ts';
import type { Plan, PlanStep } from './plan.ts';
import type { Primitive } from './primitive.ts';
import type { Registry } from './registry.ts';

/** What a caller brings: it decides which steps have to be run first. */
export interface Given {
  /** The main document, when documents are given. */
  readonly document?: { readonly name: string; readonly mediaType: string };
  readonly snapshot: boolean;
  readonly resultSets: readonly string[];
}

type Parameters = Readonly<Record<string, unknown>>;

/**
 * The steps that run one primitive: when it needs a graph and only a document is given, the document is interpreted and
 * resolved first; when it needs a result set that is not given, that is simulated first.
 *
 * @throws BverError `input.missing` when it needs what can neither be given nor made
 */
export function planPrimitive(
  registry: Registry,
  name: string,
  range: string | undefined,
  given: Given,
  parameters: Parameters,
): Plan {
  const primitive = registry.primitive(name, range);
  const pack = registry.packOf(name);
  const steps: PlanStep[] = [];
  if (primitive.needs.graph && !given.snapshot) steps.push(...graphFromDocument(registry, primitive.name, given));
  const made = new Set(given.resultSets);
  for (const wanted of primitive.needs.resultSets) {
    const simulator = pack.preparation.simulators[wanted];
    if (made.has(wanted)) continue;
    if (simulator === undefined) throw missing(name, `the result set ${wanted}`, 'Give its digest in resultSets.');
    steps.push(stepOf(registry.primitive(simulator), `make-${wanted}`, {}));
    made.add(wanted);
  }
  if (primitive.needs.documents.length > 0 && !given.document) {
    throw missing(name, 'a document', 'Give at least one document.');
  }
  return { steps: [...steps, stepOf(primitive, 'run', parameters)], answer: 'run' };
}

function graphFromDocument(registry: Registry, name: string, given: Given): PlanStep[] {
  const document = documentOf(name, given);
  const all = registry.packOf(name).preparation.resolvers;
  // A resolver that is part of the preparation itself is prepared by those before it.
  const resolvers = all.includes(name) ? all.slice(0, all.indexOf(name)) : all;
  return [
    stepOf(registry.interpreterFor(document), 'interpret', {}),
    ...resolvers.map((resolver, i) => stepOf(registry.primitive(resolver), `resolve-${i + 1}`, {})),
  ];
}

/** @throws BverError `input.missing` */
export function documentOf(operation: string, given: Given): NonNullable<Given['document']> {
  if (given.document) return given.document;
  throw missing(operation, 'a document or a snapshot', 'Give documents, or the digest of a snapshot.');
}

const missing = (operation: string, what: string, how: string): BverError =>
  new BverError('input.missing', { operation, what, how });

/**
 * A call as a plan has it.
 *
 * @param later names of parameters that are read only when it is called; the primitive judges the whole of them then
 * @throws BverError `input.invalid`
 */
export function stepOf(
  primitive: Primitive<never, unknown>,
  id: string,
  parameters: Parameters,
  later: readonly string[] = [],
): PlanStep {
  const parsed = primitive.input.safeParse(parameters);
  const issues = (parsed.error?.issues ?? []).filter(({ path }) => !later.includes(String(path[0])));
  if (issues.length > 0) {
    throw new BverError(
      'input.invalid',
      { operation: primitive.name, problem: issues.map((issue) => issue.message).join('; ') },
      {
        errors: issues.map((issue) => ({
          pointer: pointerOf(['parameters', ...issue.path]),
          detail: issue.message,
        })),
      },
    );
  }
  const { execution } = primitive;
  return {
    id,
    title: primitive.title,
    primitive: primitive.name,
    version: primitive.version,
    kind: primitive.kind,
    activityType: activityTypeOf(primitive),
    executionClass: execution.class,
    // What is read later is completed by defaults together with the rest, when the step is called.
    parameters: later.length > 0 || !parsed.success ? parameters : (parsed.data as Parameters),
    resultSets: primitive.needs.resultSets,
    readsFindings: primitive.needs.findings,
    startToCloseSeconds: execution.startToCloseSeconds,
    heartbeatSeconds: execution.heartbeatSeconds,
    maximumAttempts: execution.maximumAttempts,
  };
}

/** `<name>@<major>`: histories outlive a minor version. */
export const activityTypeOf = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}@${version.split('.')[0]}`;
