import { defineDomainPack } from '../../primitives/index.ts';
import { conductorDesign } from './compositions/conductor-design.ts';
import { study } from './compositions/study.ts';
import { whatIf } from './compositions/what-if.ts';
import { CONSTRAINTS } from './constraints/index.ts';
import { losses, voltageQuality } from './evaluators/index.ts';
import { conductorSizing, studyReport } from './generators/index.ts';
import { SCRIPT_UNITS } from './interpreters/opendss-model/script-units.ts';
import { opendssInterpreter } from './interpreters/opendss.ts';
import { CIM } from './mappings/cim.ts';
import { defaultsResolver } from './resolvers/defaults.ts';
import { lineCodeResolver } from './resolvers/line-code.ts';
import { powerFlow } from './simulators/power-flow.ts';
import { ALL_TYPES, POWER_FLOW } from './taxonomy/index.ts';
import { UNIT_ALIASES } from './unit-aliases.ts';
import { connectivity, loading, voltageDrop, voltageLimits } from './validators/index.ts';

/** Electrical distribution: what is here, what is missing, is it allowed, and how does it run. */
export const electricalPack = defineDomainPack({
  name: 'electrical',
  version: '0.1.0',
  contract: '^0.1.0',
  title: 'Electrical distribution networks',
  license: 'UNLICENSED',
  capabilities: ['jobs', 'durable-execution', 'persistence', 'content-store'],
  binding: { types: ALL_TYPES, units: UNIT_ALIASES, statedIn: SCRIPT_UNITS, constraints: CONSTRAINTS, mappings: [CIM] },
  storageVersion: 1,
  primitives: [
    opendssInterpreter,
    lineCodeResolver,
    defaultsResolver,
    connectivity,
    powerFlow,
    voltageLimits,
    voltageDrop,
    loading,
    losses,
    voltageQuality,
    conductorSizing,
    studyReport,
  ],
  interpreters: [opendssInterpreter],
  compositions: [study, conductorDesign, whatIf],
  preparation: {
    resolvers: [lineCodeResolver.name, defaultsResolver.name],
    simulators: { [POWER_FLOW]: powerFlow.name },
  },
  sample: {
    composition: study.name,
    documents: ['examples/ieee13/ieee13.dss', 'examples/ieee13/ieee13-bus-coordinates.csv'],
  },
});
