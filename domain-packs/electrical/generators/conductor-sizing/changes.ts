import type { Assertion, Change, GraphReader, Resolution, Value } from '../../../../primitives/index.ts';
import { STRUCTURE } from '../../../../primitives/index.ts';
import type { CatalogEntry } from '../../catalog/index.ts';
import { CONDUCTOR_CATALOG } from '../../catalog/index.ts';
import { LineCode } from '../../taxonomy/index.ts';
import type { Choice } from './choice.ts';
import { percent } from './choice.ts';

export const METHOD = 'electrical.conductor-sizing.generate';
const RULE = 'smallest adequate conductor';

/** What a line may say about its conductors itself: the new line code says it from now on. */
const SUPERSEDED = ['geometry', ...Object.keys(LineCode.properties).filter((path) => path !== 'phaseCount')];

/** The line code of a catalog entry for a number of phases. */
export const lineCodeIdOf = ({ material, crossSection }: CatalogEntry, phaseCount: number): string =>
  `linecode.generic-${material}-${crossSection}-${phaseCount}`;

/** The changes that put a line on its chosen conductor, and the decisions behind them with what they replace. */
export function changesFor(
  graph: GraphReader,
  { chosen, demand: { line }, duty, ...choice }: Choice,
  frequency: number,
): { changes: Change[]; resolutions: Resolution[] } {
  if (!chosen) return { changes: [], resolutions: [] };
  const code = lineCodeIdOf(chosen, duty.phaseCount);
  const before = graph.value(line, 'lineCode');
  const retracted = SUPERSEDED.filter((path) => graph.assertion(line, path));
  const drop = choice.estimatedDrop === undefined ? '' : ` and is estimated to lose ${percent(choice.estimatedDrop)}`;
  return {
    changes: [
      ...lineCodeChanges(graph, code, chosen, duty.phaseCount, frequency),
      assertion({
        subject: line,
        path: 'lineCode',
        value: code,
        state: 'derived',
        method: METHOD,
        wasDerivedFrom: [
          { subject: line, path: 'length' },
          { subject: code, path: 'normalRating' },
        ],
      }),
      ...retracted.map((path): Change => ({ op: 'retract', subject: line, path })),
    ],
    resolutions: [
      {
        subject: line,
        path: 'lineCode',
        chosen: code,
        rejected: [...(before === undefined ? [] : [`${String(before)}: as it stands`]), ...choice.rejected],
        rule: RULE,
        justification: `${chosen.name} carries ${chosen.ampacity} A against ${duty.current.toFixed(0)} A${drop}.`,
      },
      ...retracted.map((path) => ({
        subject: line,
        path,
        chosen: `as ${code} says`,
        rejected: [JSON.stringify(graph.value(line, path))],
        rule: RULE,
        justification: 'What the line said about its former conductor does not hold for the new one.',
      })),
    ],
  };
}

function lineCodeChanges(
  graph: GraphReader,
  code: string,
  entry: CatalogEntry,
  phaseCount: number,
  frequency: number,
): Change[] {
  if (graph.typeOf(code) !== undefined) return [];
  const { r1, x1, r0, x0, c1, c0 } = entry;
  const says: Readonly<Record<string, Value>> = {
    [STRUCTURE.type]: LineCode.typeId,
    [STRUCTURE.name]: code.slice(code.indexOf('.') + 1),
    phaseCount,
    ...{ r1, x1, r0, x0, c1, c0 },
    baseFrequency: frequency,
    normalRating: entry.ampacity,
  };
  return Object.entries(says).map(([path, value]) =>
    assertion({ subject: code, path, value, state: 'assumed', method: CONDUCTOR_CATALOG, wasDerivedFrom: [] }),
  );
}

const assertion = (said: Omit<Assertion, 'evidence' | 'confidence'>): Change => ({
  op: 'assert',
  assertion: { ...said, evidence: [], confidence: 1 },
});
