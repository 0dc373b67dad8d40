/** The entry of the workflow bundle: every function that is exported here is a workflow type. */
export { operation } from './operation.ts';
export { study } from './study.ts';
