export * from './units.ts';
export * from './types.ts';
export * from './results.ts';
export * from './structure.ts';
