export { losses } from './losses.ts';
export { voltageQuality } from './voltage-quality.ts';
