import { BverError } from '../../primitives/index.ts';
import type { PlainError } from './protocol.ts';

/** An error of the catalogue as data; one from elsewhere keeps its message under `primitive.failed`. */
export function toPlainError(error: unknown, primitive: string): PlainError {
  if (error instanceof BverError) return { code: error.code, data: error.data, errors: error.errors };
  const problem = error instanceof Error ? error.message : String(error);
  return { code: 'primitive.failed', data: { primitive, problem }, errors: [] };
}

export const fromPlainError = ({ code, data, errors }: PlainError): BverError => new BverError(code, data, { errors });
