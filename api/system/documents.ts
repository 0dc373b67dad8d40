import { z } from 'zod';
import { BverError } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';
import { putDocument } from '../put-document.ts';

const document = z.object({
  digest: z.string().describe('SHA-256 of the bytes; this is what calls refer to it by'),
  name: z.string(),
  mediaType: z.string(),
  size: z.int().describe('Bytes'),
});

export const putDocumentOperation = defineSystemOperation({
  operationId: 'documents.put',
  title: 'Store a document',
  description:
    'Stores a file so that operations can read it by its digest. Give each file of a study under the name by which the main file includes it; the same bytes are stored once.',
  input: z.strictObject({
    name: z.string().min(1),
    text: z.string().optional().describe('The content, for text'),
    base64: z.base64().optional().describe('The content, for anything else'),
    mediaType: z.string().optional(),
  }),
  output: document,
  errors: ['document.too-large', 'input.missing'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/documents' },
  visibility: 'listed',
  async handle({ name, text, base64, mediaType }, { caller }, { store, documentLimit }) {
    if (text === undefined && base64 === undefined) {
      throw new BverError('input.missing', {
        operation: 'documents.put',
        what: 'text or base64',
        how: 'Give the content of the document.',
      });
    }
    const bytes =
      text === undefined ? new Uint8Array(Buffer.from(base64 ?? '', 'base64')) : new TextEncoder().encode(text);
    return putDocument(store, caller.tenant, documentLimit, { name, bytes, mediaType });
  },
});

export const listDocuments = defineSystemOperation({
  operationId: 'documents.list',
  title: 'List documents',
  description: 'The documents that you have stored, newest first.',
  input: z.strictObject({ pageSize: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ documents: z.array(document) }),
  rest: { method: 'GET', path: '/v1/documents' },
  handle: async ({ pageSize }, { caller }, { store }) => ({
    documents: [...(await store.documents(caller.tenant, pageSize))],
  }),
});

export const getDocument = defineSystemOperation({
  operationId: 'documents.get',
  title: 'Look at a document',
  description:
    'Name, media type and size of a stored document; its bytes are served as the artifact of the same digest.',
  input: z.strictObject({ digest: z.string() }),
  output: document,
  errors: ['document.not-found'],
  rest: { method: 'GET', path: '/v1/documents/{digest}' },
  async handle({ digest }, { caller }, { store }) {
    const found = await store.document(caller.tenant, digest);
    if (!found) throw new BverError('document.not-found', { digest });
    return found;
  },
});
