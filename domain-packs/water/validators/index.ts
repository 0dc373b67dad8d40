export { connectivity } from './connectivity.ts';
export { pressureLimits } from './pressure-limits.ts';
export { velocityLimits } from './velocity-limits.ts';
