import { defineDomainPack } from '../../primitives/index.ts';
import { study } from './compositions/study.ts';
import { CONSTRAINTS } from './constraints/index.ts';
import { pressureAdequacy, pumpingEnergy } from './evaluators/index.ts';
import { studyReport } from './generators/study-report.ts';
import { inpInterpreter } from './interpreters/inp.ts';
import { defaultsResolver } from './resolvers/defaults.ts';
import { hydraulics } from './simulators/hydraulics.ts';
import { ALL_TYPES, HYDRAULICS } from './taxonomy/index.ts';
import { FILE_UNITS, UNIT_ALIASES } from './unit-aliases.ts';
import { connectivity, pressureLimits, velocityLimits } from './validators/index.ts';

/** Water distribution: what is here, what is missing, how does it flow, and is it enough. */
export const waterPack = defineDomainPack({
  name: 'water',
  version: '0.1.0',
  contract: '^0.1.0',
  title: 'Water distribution networks',
  license: 'UNLICENSED',
  capabilities: ['jobs', 'durable-execution', 'persistence', 'content-store'],
  binding: { types: ALL_TYPES, units: UNIT_ALIASES, statedIn: FILE_UNITS, constraints: CONSTRAINTS },
  storageVersion: 1,
  primitives: [
    inpInterpreter,
    defaultsResolver,
    connectivity,
    hydraulics,
    pressureLimits,
    velocityLimits,
    pressureAdequacy,
    pumpingEnergy,
    studyReport,
  ],
  interpreters: [inpInterpreter],
  compositions: [study],
  preparation: {
    resolvers: [defaultsResolver.name],
    simulators: { [HYDRAULICS]: hydraulics.name },
  },
  sample: { composition: study.name, documents: ['examples/water/net1.inp'] },
});
