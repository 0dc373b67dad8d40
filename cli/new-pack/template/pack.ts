import { defineDomainPack } from '../../../primitives/index.ts';
import { study } from './compositions/study.ts';
import { CONSTRAINTS } from './constraints.ts';
import { utilisation } from './evaluators/utilisation.ts';
import { relief } from './generators/relief.ts';
import { modelInterpreter } from './interpreters/model.ts';
import { defaultsResolver } from './resolvers/defaults.ts';
import { loads } from './simulators/loads.ts';
import { LOADS, Part, Support, UNITS } from './taxonomy.ts';
import { capacity } from './validators/capacity.ts';

/** Supports, and what stands on them: one primitive of each kind, to be replaced by what the domain knows. */
export const blueprintPack = defineDomainPack({
  name: 'blueprint',
  version: '0.1.0',
  contract: '^0.1.0',
  title: 'Blueprint',
  license: 'UNLICENSED',
  capabilities: ['jobs', 'content-store'],
  binding: { types: [Support, Part], units: UNITS, constraints: CONSTRAINTS },
  storageVersion: 1,
  primitives: [modelInterpreter, defaultsResolver, loads, capacity, utilisation, relief],
  interpreters: [modelInterpreter],
  compositions: [study],
  preparation: { resolvers: [defaultsResolver.name], simulators: { [LOADS]: loads.name } },
  sample: { composition: study.name, documents: ['domain-packs/blueprint/cases/first/first.blueprint'] },
});
