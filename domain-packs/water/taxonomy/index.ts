export * from './units.ts';
export * from './flow-units.ts';
export * from './network.ts';
export * from './types.ts';
export * from './results.ts';
