export { examplePack } from './pack.ts';
export { bookcaseCases, bookcaseStudy, echoStudy } from './compositions.ts';
export { SMALL_BOOKCASE } from './sample.ts';
export { CREEP, Deflections } from './taxonomy.ts';
