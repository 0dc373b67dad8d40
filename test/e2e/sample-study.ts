import path from 'node:path';

/** The sample study's own files. */
export const SAMPLE_FOLDER = path.resolve(import.meta.dirname, '../../examples/ieee13');
export const SAMPLE_FILE = path.join(SAMPLE_FOLDER, 'ieee13.dss');
export const STUDY = 'electrical.study';
