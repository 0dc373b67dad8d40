import type { Assertion, Value } from '../../primitives/index.ts';

/** An assertion for a test, stated by nobody in particular. */
export const said = (subject: string, path: string, value: Value, changes: Partial<Assertion> = {}): Assertion => ({
  subject,
  path,
  value,
  state: 'stated',
  method: 'test',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
  ...changes,
});

/** Assertions of several elements: by subject, then by path. */
export const saidOf = (elements: Readonly<Record<string, Readonly<Record<string, Value>>>>): Assertion[] =>
  Object.entries(elements).flatMap(([subject, values]) =>
    Object.entries(values).map(([path, value]) => said(subject, path, value)),
  );
