import { z } from 'zod';
import type { Composition, CompositionStep, Registry } from '../../primitives/index.ts';
import { callsOf, isApproval, isCall, isFanOut } from '../../primitives/index.ts';
import { compositionSpec } from '../composition-spec.ts';
import { defineSystemOperation } from '../operation.ts';
import { mermaid } from '../picture/mermaid.ts';
import { pictureOfComposition } from '../picture/of-composition.ts';

const described = z.looseObject({ name: z.string(), version: z.string(), title: z.string() });

/** What a listing says of a composition. */
const brief = ({ name, version, title, description, steps, answer, stability, replacedBy }: Composition) => ({
  name,
  version,
  title,
  description,
  domain: name.split('.')[0] ?? '',
  stability: stability ?? 'experimental',
  ...(replacedBy === undefined ? {} : { replacedBy }),
  answer,
  steps: steps.map(({ id }) => id),
});

export const listWorkflows = defineSystemOperation({
  operationId: 'workflows.list',
  title: 'List studies',
  description:
    'The newest version of every study that can be started, and which steps it has. Look at one for what it takes and does.',
  input: z.strictObject({
    domain: z.string().optional(),
    stability: z.enum(['experimental', 'stable', 'deprecated']).optional(),
    primitive: z.string().optional().describe('Name of a primitive that it calls'),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
    pageToken: z.string().optional().describe('`nextPageToken` of the page before'),
  }),
  output: z.object({ workflows: z.array(described), nextPageToken: z.string().optional() }),
  rest: { method: 'GET', path: '/v1/workflows' },
  async handle({ domain, stability, primitive, pageSize, pageToken }, _context, { registry }) {
    const all = registry
      .compositions()
      .filter((composition) => pageToken === undefined || composition.name > pageToken)
      .filter((composition) => domain === undefined || brief(composition).domain === domain)
      .filter((composition) => stability === undefined || brief(composition).stability === stability)
      .filter(
        (composition) => primitive === undefined || callsOf(composition).some((call) => call.primitive === primitive),
      );
    const page = all.slice(0, pageSize);
    const last = page.at(-1);
    return { workflows: page.map(brief), ...(all.length > pageSize && last ? { nextPageToken: last.name } : {}) };
  },
});

export const getWorkflow = defineSystemOperation({
  operationId: 'workflows.get',
  title: 'Look at a study',
  description:
    'What a study takes and answers (JSON Schema), every step with what it is handed and what it may change, fan-outs, ' +
    'gates and approvals, a picture as Mermaid text, and the versions that stand side by side.',
  input: z.strictObject({ name: z.string(), version: z.string().optional().describe('npm semver range') }),
  output: described,
  errors: ['operation.unknown', 'operation.version-unknown'],
  rest: { method: 'GET', path: '/v1/workflows/{name}' },
  async handle({ name, version }, _context, { registry }) {
    const composition = registry.composition(name, version);
    const { inputSchema, outputSchema } = compositionSpec(registry, composition);
    const member = (schema: typeof inputSchema, of: string): unknown =>
      (schema['properties'] as Readonly<Record<string, unknown>>)[of];
    return {
      ...brief(composition),
      versions: registry.compositionVersions(name).map((other) => other.version),
      parameters: member(inputSchema, 'parameters'),
      payload: member(outputSchema, 'payload'),
      steps: composition.steps.map((step) => stepOf(registry, step)),
      picture: {
        svg: `/v1/workflows/${name}/picture?version=${composition.version}`,
        mermaid: mermaid(pictureOfComposition(registry, composition)),
      },
    };
  },
});

/** A step with the version that its range means now, and what it may change. */
function stepOf(registry: Registry, step: CompositionStep): object {
  if (isFanOut(step)) return { type: 'fanOut', ...step, steps: step.steps.map((call) => stepOf(registry, call)) };
  if (isApproval(step)) return { type: 'approval', ...step };
  if (!isCall(step)) return { type: 'gate', ...step };
  const found = step.primitive === 'interpret' ? undefined : registry.primitive(step.primitive, step.version);
  const { version: range, ...rest } = step;
  return {
    type: 'call',
    ...rest,
    title: found?.title ?? 'Read the documents',
    ...(range === undefined ? {} : { range }),
    ...(found
      ? { version: found.version, kind: found.kind, mutability: found.mutability, basis: found.basis }
      : { kind: 'interpreter' }),
  };
}
