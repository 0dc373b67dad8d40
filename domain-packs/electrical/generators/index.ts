export { conductorSizing } from './conductor-sizing.ts';
export { studyReport } from './study-report.ts';
