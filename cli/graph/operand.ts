import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '../client/client.ts';
import type { Terminal } from '../command.ts';
import { execute } from '../execute.ts';
import { loadDocuments } from '../load-documents.ts';
import type { Opened } from '../open-client.ts';
import { UsageError } from '../usage-error.ts';

const DIGEST = /^[0-9a-f]{64}$/;
const RUN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether what a person names is a file to be interpreted. */
export const isFile = (operand: string): boolean => existsSync(operand);

/**
 * The snapshot that a person means: a file is interpreted, a run is asked for what it left, a branch for its head; a state
 * digest is one.
 */
export async function snapshotOf(
  operand: string,
  graph: string,
  { client, registry, documentLimit }: Opened,
  terminal: Terminal,
): Promise<string> {
  if (DIGEST.test(operand)) return operand;
  if (isFile(operand)) {
    const documents = loadDocuments(registry, operand, documentLimit);
    const interpreter = registry.interpreterFor({ name: path.basename(operand), mediaType: '' });
    const { result } = await execute(client, { operationId: interpreter.name, documents, parameters: {} }, terminal);
    return required(result.snapshot, operand);
  }
  if (RUN.test(operand)) return required((await resultOf(client, operand)).snapshot, operand);
  const { head } = (await client.call('graph.branch', { graph, branch: operand })) as { readonly head: string };
  return head;
}

const resultOf = async (client: Client, runId: string): Promise<{ readonly snapshot?: string }> =>
  (await client.call('runs.result', { runId })) as { readonly snapshot?: string };

function required(snapshot: string | undefined, operand: string): string {
  if (snapshot !== undefined) return snapshot;
  throw new UsageError(
    `${operand} left no graph.`,
    'Name a file, a branch, a snapshot or a run that reads a document.',
  );
}
