/** Where values come from, and what calls leave behind: pure functions over what is stored. */
export * from './misquotations.ts';
export * from './quotable-source.ts';
export * from './quotation.ts';
export * from './text-source.ts';
export * from './ungrounded.ts';
export * from './trace-assertion.ts';
export * from './surroundings.ts';
export * from './trace-result.ts';
export * from './prov-relations.ts';
export * from './prov-json.ts';
export * from './call-relations.ts';
export type * from './recorded-run.ts';
export * from './run-provenance.ts';
export { provViolations, undeclaredNames } from './constraints/check.ts';
export type { Violation } from './constraints/violation.ts';
