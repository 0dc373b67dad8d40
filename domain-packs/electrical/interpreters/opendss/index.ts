/** The OpenDSS script language, as a pure library: names and bytes in, elements with their places out. */
export { readOpenDss } from './read.ts';
export type { ReadOptions } from './read.ts';
export type * from './script.ts';
export type { ScriptSource } from './source-text.ts';
export type { Span } from './span.ts';
export type { Diagnostic } from './diagnostic.ts';
export { MESSAGES } from './messages.ts';
export type { DiagnosticLevel, MessageId } from './messages.ts';
export type { ClassDefinition, Property } from './property.ts';
export { CLASSES } from './classes/index.ts';
export { NOT_MODELLED } from './modelled.ts';
export { symmetricMatrix } from './values/matrix.ts';
export { readNumber } from './values/number.ts';
export { computeRpn } from './values/rpn.ts';
export { readBus } from './values/bus.ts';
export type { BusReference } from './values/bus.ts';
export { referredFiles } from './entry.ts';
export { Diagnostics } from './diagnostic.ts';
