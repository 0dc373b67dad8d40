import type { ErrorData } from '../../primitives/index.ts';

/** Mistakes that only HTTP can make; every other error is one of the contract's catalogue, whatever the door. */
export const HTTP_ERRORS = {
  'http.method-not-allowed': {
    status: 405,
    title: 'The resource does not take this method',
    message: '{path} does not take {method}.',
    remedy: 'Use one of: {allowed}.',
  },
  'http.unsupported-media-type': {
    status: 415,
    title: 'The body is not in a form that is read here',
    message: '{path} does not read {given}.',
    remedy: 'Send {wanted}.',
  },
  'http.content-too-large': {
    status: 413,
    title: 'The body is too large',
    message: 'The body is larger than {limit} bytes.',
    remedy: 'Upload large documents (POST /v1/documents?name=…) and refer to them by digest.',
  },
  'http.digest-mismatch': {
    status: 400,
    title: 'The body is not what its digest says',
    message: 'Content-Digest says {said}, and the body that arrived has {actual}.',
    remedy: 'Send it again; what arrived was not stored.',
  },
  'http.range-not-satisfiable': {
    status: 416,
    title: 'No part of the range exists',
    message: 'The content has {size} bytes; {range} lies outside of it.',
    remedy: 'Ask for a range within 0 … {size}, or leave the header out.',
  },
} as const;

export type HttpErrorCode = keyof typeof HTTP_ERRORS;

const fill = (template: string, data: ErrorData): string =>
  template.replace(/\{(\w+)\}/g, (hole: string, name: string) => String(data[name] ?? hole));

/** An error of the protocol itself, with the headers that go with it. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: HttpErrorCode;
  readonly remedy: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: HttpErrorCode, data: ErrorData, headers: Readonly<Record<string, string>> = {}) {
    super(fill(HTTP_ERRORS[code].message, data));
    this.code = code;
    this.remedy = fill(HTTP_ERRORS[code].remedy, data);
    this.headers = headers;
  }
}
