import { z } from 'zod';
import type { Change, Finding, GraphReader, OpenQuestion, ReadContext, Resolution } from '../../../primitives/index.ts';
import { defineGenerator, isMissing, STRUCTURE } from '../../../primitives/index.ts';
import { CATALOG_BASIS, conductorCatalog } from '../catalog/index.ts';
import { solvedVoltages } from '../evaluators/solved-voltages.ts';
import { Circuit, POWER_FLOW } from '../taxonomy/index.ts';
import { displayName } from '../topology/index.ts';
import { changesFor, lineCodeIdOf, METHOD } from './conductor-sizing/changes.ts';
import type { Choice } from './conductor-sizing/choice.ts';
import { choose } from './conductor-sizing/choice.ts';
import { demandsOf } from './conductor-sizing/demand.ts';
import { dutyOf } from './conductor-sizing/line-duty.ts';

const VERSION = '1.0.0';

const sized = z.object({
  line: z.string(),
  because: z.array(z.enum(['loading', 'voltage drop'])),
  current: z.number().describe('Highest current of a conductor, A'),
  conductor: z.string().describe('The chosen conductor'),
  lineCode: z.string().describe('The line code that the change set puts the line on'),
  ampacity: z.number().describe('A'),
  dropBefore: z.number().optional().describe('Share of nominal voltage that the line loses now'),
  dropEstimated: z.number().optional().describe('Share that it is estimated to lose then'),
});

/** Larger conductors for lines that carry too much or lose too much voltage. */
export const conductorSizing = defineGenerator({
  name: METHOD,
  version: VERSION,
  title: 'Conductor sizing',
  description:
    'Picks, for each line that is overloaded or that loses too much voltage on the way to a load, the smallest conductor of a ' +
    'small generic catalog that will do. Use it after a power flow whose loading or voltage drop findings are to be ' +
    'remedied. Drop is shared out: lines that cause less than a tenth of it stay, the others must each lose less in ' +
    'proportion; what a conductor would lose is estimated with the computed currents of all phases. Comes back with a proposed change set (with its ' +
    'inverse; nothing changes until you commit it), and with a decision for each line that lists every smaller conductor ' +
    'and why it was rejected. The catalog computes ampacity and impedance of four-wire overhead lines: for cables take ' +
    'the answer as an indication. Next: run the power flow and the validators again on the proposed snapshot (the ' +
    'composition electrical.conductor-design does), because currents change with the conductors.',
  basis: ['Kersting, Distribution System Modeling and Analysis, 4th ed., chapter 6 (voltage drop)', ...CATALOG_BASIS],
  stability: 'experimental',
  exposure: { visibility: 'listed' },
  input: z.object({
    maximumLoading: z.number().positive().default(1).describe('Loading that is allowed, as a share of the ampacity'),
    maximumDrop: z
      .number()
      .positive()
      .max(1)
      .default(0.05)
      .describe('Voltage drop that is allowed on the way to a load'),
    material: z.enum(['aluminium', 'copper', 'any']).default('aluminium'),
    lines: z.array(z.string()).optional().describe('Ids of the lines that may be changed; all unless given'),
  }),
  output: z.object({
    lines: z.array(sized),
    unsolved: z.array(z.string()).describe('Lines and buses for which no conductor of the catalog remedies everything'),
  }),
  resultSets: [POWER_FLOW],
  callExamples: [
    { title: 'Lines loaded by at most four fifths, ways that lose at most 5 %', parameters: { maximumLoading: 0.8 } },
    { title: 'Copper, where a way loses more than 3 %', parameters: { maximumDrop: 0.03, material: 'copper' } },
  ],
  generate: ({ graph, resultSets, parameters }) => {
    const context: ReadContext = { graph, resultSets, used: [] };
    if (isMissing(solvedVoltages.read(context, ''))) {
      return {
        status: 'incomplete',
        summary: 'The power flow has no solution, so nobody knows what the lines carry.',
        payload: { lines: [], unsolved: [] },
      };
    }
    const circuit = graph.ofType(Circuit)[0] ?? 'circuit';
    const frequency = graph.number(circuit, 'baseFrequency');
    if (frequency === undefined) {
      return {
        status: 'incomplete',
        summary: 'The frequency of the circuit is not stated, and the impedance of a conductor depends on it.',
        payload: { lines: [], unsolved: [] },
        openQuestions: [
          {
            subject: circuit,
            path: 'baseFrequency',
            unit: 'Hz',
            question: 'What is the frequency of the circuit?',
            expectedAt: [],
          },
        ],
      };
    }
    const { demands, beyondHelp } = demandsOf(context, parameters);
    const wanted = demands.filter(({ line }) => parameters.lines?.includes(line) ?? true);
    const catalog = conductorCatalog(frequency).filter(
      ({ material }) => parameters.material === 'any' || parameters.material === material,
    );
    const openQuestions: OpenQuestion[] = [];
    const choices = wanted.flatMap((demand): Choice[] => {
      const duty = dutyOf(context, demand.line);
      if (duty) return [choose(catalog, demand, duty, parameters)];
      openQuestions.push(lengthOf(graph, demand.line));
      return [];
    });
    const made = new Set<string>();
    const changes: Change[] = [];
    const resolutions: Resolution[] = [];
    for (const choice of choices) {
      const proposal = changesFor(graph, choice, frequency);
      // Several lines on one conductor share its line code.
      changes.push(...proposal.changes.filter((change) => isNew(made, change)));
      resolutions.push(...proposal.resolutions);
    }
    const lines = choices.flatMap((choice) => sizedLine(choice));
    const unsolved = [
      ...choices.filter(({ chosen, dropRemains }) => !chosen || dropRemains).map(({ demand }) => demand.line),
      ...beyondHelp,
    ];
    return {
      payload: { lines, unsolved },
      summary:
        demands.length === 0 && beyondHelp.length === 0
          ? 'No line is overloaded or loses too much voltage: nothing to change.'
          : `${lines.length} lines get a larger conductor; ${unsolved.length} places need more than a conductor.`,
      changes,
      resolutions,
      openQuestions,
      findings: unsolved.map((subject) =>
        noConductor(subject, displayName(graph, subject), graph.assertion(subject, STRUCTURE.type)?.evidence ?? []),
      ),
    };
  },
});

function isNew(made: Set<string>, change: Change): boolean {
  const { subject, path } = change.op === 'assert' ? change.assertion : change;
  const key = `${subject}\n${path}`;
  const isFirst = !made.has(key);
  made.add(key);
  return isFirst;
}

function sizedLine({ chosen, demand, duty, estimatedDrop, dropRemains }: Choice): z.output<typeof sized>[] {
  if (!chosen) return [];
  const because: z.output<typeof sized>['because'] = [];
  if (demand.loading !== undefined) because.push('loading');
  if (demand.drops.length > 0 && !dropRemains) because.push('voltage drop');
  const before = demand.drops.map(({ now }) => now).sort((a, b) => b - a)[0];
  return [
    {
      line: demand.line,
      because,
      current: duty.current,
      conductor: chosen.name,
      lineCode: lineCodeIdOf(chosen, duty.phaseCount),
      ampacity: chosen.ampacity,
      ...(before === undefined ? {} : { dropBefore: before }),
      ...(estimatedDrop === undefined ? {} : { dropEstimated: estimatedDrop }),
    },
  ];
}

const lengthOf = (graph: GraphReader, line: string): OpenQuestion => ({
  subject: line,
  path: graph.number(line, 'length') === undefined ? 'length' : 'phaseCount',
  question: `How long is ${displayName(graph, line)}, and how many phases has it?`,
  expectedAt: graph.assertion(line, STRUCTURE.type)?.evidence.slice(0, 1) ?? [],
});

function noConductor(subject: string, name: string, evidence: Finding['evidence']): Finding {
  return {
    ruleId: METHOD,
    ruleVersion: VERSION,
    kind: 'fail',
    level: 'warning',
    focusNode: subject,
    messageId: 'noConductor',
    arguments: { name },
    message: `No conductor of the catalog remedies all that is wrong at ${name}.`,
    remedy: 'Regulate the voltage closer to the load, split the load among feeders, or use a higher voltage.',
    used: [],
    restsOnAssumed: [],
    evidence: evidence.slice(0, 1),
    fixes: [],
  };
}
