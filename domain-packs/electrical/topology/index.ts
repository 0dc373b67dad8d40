export * from './terminals.ts';
export * from './conduction.ts';
export * from './energisation.ts';
export * from './feeder.ts';
export * from './regulation.ts';
export * from './display-name.ts';
export * from './phase-name.ts';
