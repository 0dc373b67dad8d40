import { defineDomainPack } from '../../primitives/index.ts';
import { bookcaseCases, bookcaseStudy, echoStudy } from './compositions.ts';
import { bookcaseEvaluator } from './evaluators/bookcase.ts';
import { arrangement } from './generators/arrangement.ts';
import { echoes } from './generators/echo.ts';
import { bookListInterpreter } from './interpreters/book-list.ts';
import { bookcaseInterpreter } from './interpreters/bookcase.ts';
import { UNITS } from './interpreters/readers.ts';
import { defaultsResolver } from './resolvers/defaults.ts';
import { CONSTRAINTS } from './constraints.ts';
import { IFC } from './mappings/ifc.ts';
import { creep } from './simulators/creep.ts';
import { Board, Book, CREEP, Upright } from './taxonomy.ts';
import { boardLoad1 } from './validators/board-load-1.ts';
import { boardLoad2 } from './validators/board-load-2.ts';
import { sag } from './validators/sag.ts';

/** Bookcases: a pack with every kind of primitive, for tests of all that is behind a pack. */
export const examplePack = defineDomainPack({
  name: 'example',
  version: '1.0.0',
  contract: '^0.1.0',
  title: 'Bookcases',
  license: 'UNLICENSED',
  capabilities: ['jobs', 'content-store'],
  binding: { types: [Upright, Board, Book], units: UNITS, constraints: CONSTRAINTS, mappings: [IFC] },
  storageVersion: 1,
  primitives: [
    bookcaseInterpreter,
    bookListInterpreter,
    defaultsResolver,
    creep,
    boardLoad1,
    boardLoad2,
    sag,
    bookcaseEvaluator,
    arrangement,
    ...echoes,
  ],
  interpreters: [bookcaseInterpreter, bookListInterpreter],
  compositions: [bookcaseStudy, echoStudy, bookcaseCases],
  preparation: { resolvers: [defaultsResolver.name], simulators: { [CREEP]: creep.name } },
  sample: { composition: bookcaseStudy.name, documents: ['test/example-pack/bookcase.shelf'] },
});
