export * from './pointer.ts';
export * from './reference.ts';
export * from './text-range.ts';
