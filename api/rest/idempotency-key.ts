import { BverError } from '../../primitives/index.ts';

const LONGEST = 255;

/**
 * The key of the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header): a quoted string (RFC 9651 §3.3.3),
 * or, as most clients write it, the same without the quotes.
 *
 * @throws BverError `input.invalid`
 */
export function idempotencyKeyOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const key = header.trim().replace(/^"(.*)"$/, '$1');
  if (/^[\x20-\x7e]+$/.test(key) && key.length <= LONGEST) return key;
  const problem = `Idempotency-Key is 1 to ${LONGEST} printable ASCII characters`;
  throw new BverError('input.invalid', { operation: 'The header', problem }, { errors: [] });
}
