import { z } from 'zod';
import type { Reference, ReferenceKind } from '../../primitives/index.ts';
import {
  BverError,
  formatReference,
  isPointer,
  parsePointer,
  parseReference,
  REFERENCES,
  selectorOf,
  valueAt,
} from '../../primitives/index.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import type { CallContext } from '../broker.ts';
import { defineSystemOperation } from '../operation.ts';
import { readReference } from '../refs/read-reference.ts';
import type { SystemPorts } from '../system-ports.ts';

const kind = z.enum(Object.keys(REFERENCES) as [ReferenceKind, ...ReferenceKind[]]);
const uri = z
  .string()
  .max(4000)
  .describe('A reference: `bver://…`, with a fragment for a place inside of what it names');

/** @throws BverError `reference.invalid` */
function parsed(given: string): Reference {
  const reference = parseReference(given);
  if (!('problem' in reference)) return reference;
  throw new BverError('reference.invalid', { uri: given, problem: reference.problem });
}

export const resolveReference = defineSystemOperation({
  operationId: 'refs.resolve',
  title: 'Resolve a reference',
  description:
    'What a bver:// reference names: its kind, whether it is there, where to GET it, and the digest that it is known by. A reference that points to nothing is an answer, too.',
  input: z.strictObject({ uri }),
  output: z.object({
    uri: z.string().describe('In its one form'),
    kind,
    names: z.record(z.string(), z.string()).describe('What it is made of: a run’s id, an element, a path …'),
    fragment: z.string().optional(),
    exists: z.boolean(),
    href: z.string().optional().describe('The path to GET'),
    digest: z.string().optional(),
    problem: z.string().optional().describe('Why it is not there'),
  }),
  errors: ['reference.invalid'],
  rest: { method: 'GET', path: '/v1/refs' },
  async handle({ uri: given }, context, ports) {
    const reference = parsed(given);
    const { kind: its, fragment, ...names } = reference as { kind: ReferenceKind; fragment?: string };
    const about = {
      ...{ uri: formatReference(reference), kind: its, names: names as Record<string, string> },
      ...(fragment === undefined ? {} : { fragment }),
    };
    try {
      const { href, digest } = await readReference(reference, context, ports);
      return { ...about, exists: true, href, ...(digest === undefined ? {} : { digest }) };
    } catch (error) {
      if (!(error instanceof BverError) || error.status !== 404) throw error;
      return { ...about, exists: false, problem: error.message };
    }
  },
});

/** Characters that are shown of a document that no fragment points into. */
const SHOWN = 16_000;

export const readPlace = defineSystemOperation({
  operationId: 'refs.read',
  title: 'Read what a reference points to',
  description:
    'What a bver:// reference names, or the place inside it that its fragment points to: characters or lines of a text (RFC 5147), a cell (RFC 7111), a value of JSON (RFC 6901), an element of XML (xpointer), a box on a page (RFC 8118) or an image (Media Fragments). Of anything that is no document, the fragment is a JSON Pointer into what is shown of it.',
  input: z.strictObject({ uri }),
  output: z.object({
    uri: z.string(),
    kind,
    exact: z.string().optional().describe('The quoted text, of a document'),
    whole: z.boolean().optional().describe('False where a long document is shown in part'),
    content: z.unknown().optional().describe('Of anything else: what is there'),
  }),
  errors: ['reference.invalid', 'reference.not-found', 'document.not-found', 'operation.not-applicable'],
  rest: { method: 'GET', path: '/v1/refs:read' },
  async handle({ uri: given }, context, ports) {
    const reference = parsed(given);
    const { kind: its, fragment } = reference;
    const about = { uri: formatReference(reference), kind: its };
    const read = await readReference(reference, context, ports);
    if (its === 'document' || its === 'artifact')
      return { ...about, ...(await quote(reference, read.digest ?? '', context, ports)) };
    if (fragment === undefined) return { ...about, content: read.content };
    const place = parsePointer(fragment);
    if ('problem' in place) throw invalid(reference, place.problem);
    if (place.type !== 'pointer' || !isPointer(place.pointer))
      throw invalid(reference, 'its fragment is no JSON pointer');
    const content = valueAt(JSON.parse(JSON.stringify(read.content)), place.pointer);
    if (content === undefined) throw notThere(reference, `nothing is at ${place.pointer}`);
    return { ...about, content };
  },
});

const invalid = (reference: Reference, problem: string): BverError =>
  new BverError('reference.invalid', { uri: formatReference(reference), problem });

const notThere = (reference: Reference, problem: string): BverError =>
  new BverError('reference.not-found', {
    uri: formatReference(reference),
    problem,
    how: 'Look at the whole by the reference without its fragment.',
  });

/** The text that a document says at a place. */
async function quote(
  reference: Reference,
  digest: string,
  { caller }: CallContext,
  { store }: SystemPorts,
): Promise<{ readonly exact: string; readonly whole?: boolean }> {
  const [stored, document] = await Promise.all([
    store.content(caller.tenant, digest),
    store.document(caller.tenant, digest),
  ]);
  if (!stored) throw notThere(reference, 'its bytes are not stored');
  const { bytes } = stored;
  const { fragment } = reference;
  if (fragment === undefined) {
    const text = new TextDecoder().decode(bytes.subarray(0, SHOWN));
    return { exact: text, whole: bytes.length <= SHOWN };
  }
  const place = parsePointer(fragment);
  if ('problem' in place) throw invalid(reference, place.problem);
  const selector = place.type === 'range' ? selectorOf(place, bytes) : place.type === 'image' ? undefined : place;
  if (!selector)
    throw notThere(
      reference,
      place.type === 'image' ? 'what an image shows cannot be read' : 'the text ends before it',
    );
  const { name, mediaType } = document ?? { name: digest, mediaType: stored.mediaType };
  const [quoted] = await openSource({ uri: name, digest, mediaType, bytes }).quote([selector]);
  if (!quoted || 'problem' in quoted) throw notThere(reference, quoted?.problem ?? 'it was not read');
  return { exact: quoted.exact };
}
