export * from './type-catalog.ts';
export * from './well-formedness.ts';
export * from './wish.ts';
export type { PlannedChange, WishContext } from './planned-change.ts';
export * from './plan-changes.ts';
