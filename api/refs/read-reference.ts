import type { Finding, Reference, ReferenceKind } from '../../primitives/index.ts';
import { BverError, formatReference } from '../../primitives/index.ts';
import type { CallContext } from '../broker.ts';
import { pathTemplate } from '../rest/path-template.ts';
import type { SystemPorts } from '../system-ports.ts';

/** What a reference names: where it is served, and what stands there. */
export interface Referent {
  /** The path to GET. */
  readonly href: string;
  readonly content: unknown;
  /** Digest of the bytes or of the state, where what is named is known by one. */
  readonly digest?: string;
}

type Read<K extends ReferenceKind> = (
  reference: Reference<K>,
  context: CallContext,
  ports: SystemPorts,
) => Promise<Referent>;

/** The REST path of an operation, with its holes filled. */
function hrefOf(operationId: string, input: Readonly<Record<string, unknown>>, { broker }: SystemPorts): string {
  const { rest } = broker.operation(operationId);
  const { names } = pathTemplate(rest.path);
  const path = rest.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const others = Object.entries(input).filter(([name]) => !names.includes(name));
  const query = new URLSearchParams(others.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Reads by an operation, as whoever follows the path would. */
async function by(
  operationId: string,
  input: Readonly<Record<string, unknown>>,
  context: CallContext,
  ports: SystemPorts,
  digest?: string,
): Promise<Referent> {
  const href = hrefOf(operationId, input, ports);
  const outcome = await ports.broker.invoke(operationId, input, context);
  const content = outcome.kind === 'output' ? outcome.output : outcome.run;
  return { href, content, ...(digest === undefined ? {} : { digest }) };
}

const notThere = (reference: Reference, problem: string): BverError =>
  new BverError('reference.not-found', {
    uri: formatReference(reference),
    problem,
    how: 'Take the reference from an answer, as it stands there.',
  });

async function byteContent(
  reference: Reference,
  digest: string,
  { caller }: CallContext,
  { store }: SystemPorts,
): Promise<Referent> {
  const content = await store.content(caller.tenant, digest);
  if (!content) throw notThere(reference, 'nothing is stored under this digest');
  const { mediaType, bytes } = content;
  return { href: `/v1/artifacts/${digest}`, digest, content: { mediaType, size: bytes.length } };
}

const READS: { readonly [K in ReferenceKind]: Read<K> } = {
  document: ({ digest }, context, ports) => by('documents.get', { digest }, context, ports, digest),
  artifact: (reference, context, ports) => byteContent(reference, reference.digest, context, ports),
  resultSet: (reference, context, ports) => byteContent(reference, reference.digest, context, ports),
  snapshot: ({ snapshot }, context, ports) => by('graph.elements', { snapshot }, context, ports, snapshot),
  element: ({ snapshot, subject }, context, ports) => by('graph.element', { snapshot, subject }, context, ports),
  async value(reference, context, ports) {
    const { snapshot, subject, path } = reference;
    const { href, content } = await by('graph.element', { snapshot, subject }, context, ports);
    const { assertions } = content as { readonly assertions: readonly { readonly path: string }[] };
    const found = assertions.find((one) => one.path === path);
    if (!found) throw notThere(reference, `nothing is said of ${subject} ${path}`);
    return { href, content: found };
  },
  async branch({ graph, branch }, context, ports) {
    const read = await by('graph.branch', { graph, branch }, context, ports);
    return { ...read, digest: (read.content as { readonly head: string }).head };
  },
  async move(reference, context, ports) {
    const { graph, branch, sequence } = reference;
    const number = Number(sequence);
    const log = Number.isSafeInteger(number)
      ? await ports.store.branchLog(context.caller.tenant, graph, branch, { before: number + 1, limit: 1 })
      : [];
    if (log[0]?.sequence !== number) throw new BverError('move.not-found', { graph, branch, sequence });
    const { href } = {
      href: hrefOf('graph.history', { graph, branch, pageSize: 1, pageToken: `${sequence}@${branch}` }, ports),
    };
    return { href, content: log[0], digest: log[0].to };
  },
  run: ({ runId }, context, ports) => by('runs.get', { runId }, context, ports),
  findings: ({ runId }, context, ports) => by('runs.findings', { runId, pageSize: 1000 }, context, ports),
  async step(reference, context, ports) {
    const { href, content } = await by('runs.get', { runId: reference.runId }, context, ports);
    const { steps } = (content as { readonly metadata: { readonly steps: readonly { readonly id: string }[] } })
      .metadata;
    const found = steps.find(({ id }) => id === reference.step);
    if (!found) throw notThere(reference, `the run has no step ${reference.step}`);
    return { href, content: found };
  },
  async finding(reference, context, ports) {
    const { runId, step, index } = reference;
    const { tenant } = context.caller;
    const { href } = await by('runs.get', { runId }, context, ports);
    const { envelope } = (await ports.store.steps(tenant, runId)).find((one) => one.step === step) ?? {};
    const stored = envelope?.findings === undefined ? undefined : await ports.store.content(tenant, envelope.findings);
    const findings = stored ? (JSON.parse(new TextDecoder().decode(stored.bytes)) as Finding[]) : [];
    const found = /^\d+$/.test(index) ? findings[Number(index)] : undefined;
    if (!found) throw notThere(reference, `step ${step} has no finding ${index}`);
    return { href: `${href}/findings`, content: found };
  },
  result: ({ runId, subject, path }, context, ports) => by('runs.trace', { runId, subject, path }, context, ports),
  question: ({ runId, questionId }, context, ports) => by('questions.get', { runId, questionId }, context, ports),
  operation: ({ operationId }, context, ports) => by('operations.describe', { operationId }, context, ports),
  type: ({ type }, context, ports) => by('taxonomy.type', { type }, context, ports),
};

/**
 * What a reference names, as whoever calls may see it.
 *
 * @throws BverError `reference.not-found`, or the error of the operation that would show it
 */
export const readReference = async (
  reference: Reference,
  context: CallContext,
  ports: SystemPorts,
): Promise<Referent> => (READS[reference.kind] as Read<ReferenceKind>)(reference, context, ports);
