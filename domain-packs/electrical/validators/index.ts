export { connectivity } from './connectivity.ts';
export { loading } from './loading.ts';
export { voltageDrop } from './voltage-drop.ts';
export { voltageLimits } from './voltage-limits.ts';
