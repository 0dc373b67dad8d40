export { examplePack } from './pack.ts';
export { bookcaseStudy, echoStudy } from './compositions.ts';
export { SMALL_BOOKCASE } from './sample.ts';
export { CREEP, Deflections } from './taxonomy.ts';
