import type { z } from 'zod';
import { BverError } from '../primitives/index.ts';

/** JSON Pointer (RFC 6901) of a path. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** @throws BverError `input.invalid`, with a pointer to each place that is wrong */
export function checkInput<I>(operation: string, schema: z.ZodType<I>, input: unknown): I {
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: pointer(path), detail: message }));
  const problem = errors.map((error) => `${error.pointer || 'the input'}: ${error.detail}`).join('; ');
  throw new BverError('input.invalid', { operation, problem }, { errors });
}
