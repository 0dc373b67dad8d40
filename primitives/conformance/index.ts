/** The suite that every pack runs; for tests, so it is no part of the contract's public entry. */
export * from './conformance.ts';
export * from './conformance-report.ts';
export { describeConformance } from './describe-conformance.ts';
export type { DocumentSet } from './grounds.ts';
export type { Counterexample, Law, LawReport } from './law.ts';
export type { ReadUcum, UcumMeaning } from './units.ts';
export { unitMistakes } from './units.ts';
export { LAWS } from './laws/index.ts';
