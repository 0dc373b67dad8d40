const SECRET_NAME = /password|passphrase|secret|token|authorization|cookie|api[-_]?key|credential|private[-_]?key/i;
const CREDENTIALS_IN_URL = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/:@]*:[^\s/@]*@/gi;
/** Anything longer is a document, not a remark. */
const LONGEST_TEXT = 2_000;
/** A ring of objects has no end. */
const DEEPEST = 6;

/** A value as it may be logged: secrets masked by the name of their field, contents replaced by their size. */
export function redacted(value: unknown, name = '', depth = 0): unknown {
  if (name !== '' && SECRET_NAME.test(name) && value !== undefined && value !== null) return '***';
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) return `${value.slice(0, 80)}… (${value.length} characters)`;
    return value.replace(CREDENTIALS_IN_URL, '$1***@');
  }
  if (ArrayBuffer.isView(value)) return `(${value.byteLength} bytes)`;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth === DEEPEST) return '…';
  if (value instanceof Error)
    return redacted(Object.assign({}, value, { message: value.message, stack: value.stack }), '', depth + 1);
  if (Array.isArray(value)) return value.map((item) => redacted(item, '', depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, redacted(inner, member, depth + 1)]),
  );
}
