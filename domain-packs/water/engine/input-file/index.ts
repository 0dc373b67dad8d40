import type { AssertionReference, GraphReader, OperatingState } from '../../../../primitives/index.ts';
import { FLOW_UNITS, isFlowUnit, Network } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import { controlLines, ruleLines } from './controls.ts';
import { idsOf, unusedIn } from './ids.ts';
import type { Ids } from './ids.ts';
import { endsOf, pipeLines, pumpLines, statusLines, valveLines } from './links.ts';
import { demandLines, emitterLines, junctionLines, reservoirLines, tankLines } from './nodes.ts';
import { energyLines, optionLines, timeLines } from './options.ts';
import { curveLines, patternLines } from './series.ts';
import { Values } from './values.ts';

/** A network as EPANET takes it, with what is needed to bring its answer back into the graph. */
export interface InputFile {
  readonly text: string;
  readonly units: UnitSystem;
  readonly ids: Ids;
  readonly values: Values;
  /** The one node of the network as a whole. */
  readonly network: string;
  /** Nodes at both ends of each link, by its subject. */
  readonly ends: ReadonlyMap<string, readonly [string, string]>;
  /** Values without which the network cannot be simulated. */
  readonly missing: readonly AssertionReference[];
}

/**
 * Writes an input file (EPANET 2.2 User Manual, appendix C) from the graph: everything explicit, so that no default of the engine
 * takes effect, in the units of the network's own flow unit, so that the engine computes with the numbers its source stated.
 */
export function writeInputFile(
  graph: GraphReader,
  state: OperatingState,
  { steady }: { readonly steady: boolean },
): InputFile {
  const values = new Values(graph, state);
  const [network = 'network'] = graph.ofType(Network);
  const ids = idsOf(graph);
  const flowUnits = values.needText(network, 'flowUnits');
  const units = FLOW_UNITS[isFlowUnit(flowUnits) ? flowUnits : 'GPM'];
  const constant = unusedIn(ids.patterns);
  const sections: Readonly<Record<string, readonly string[]>> = {
    JUNCTIONS: junctionLines(values, ids, units),
    RESERVOIRS: reservoirLines(values, ids, units),
    TANKS: tankLines(values, ids, units),
    PIPES: pipeLines(values, ids, units, values.needText(network, 'headLossFormula')),
    PUMPS: pumpLines(values, ids, units),
    VALVES: valveLines(values, ids, units),
    PATTERNS: patternLines(values, ids),
    CURVES: curveLines(values, ids, units),
    DEMANDS: demandLines(values, ids, units),
    EMITTERS: emitterLines(values, ids, network, units),
    STATUS: statusLines(values, ids),
    CONTROLS: controlLines(values, ids, units),
    RULES: ruleLines(values),
    ENERGY: energyLines(values, ids, network),
    TIMES: timeLines(values, network, steady),
    OPTIONS: optionLines(values, network, units, constant),
    REPORT: ['STATUS NO', 'SUMMARY NO'],
  };
  const ends = new Map([...ids.links.keys()].map((link) => [link, endsOf(values, link)] as const));
  const text = Object.entries(sections).map(([name, lines]) => `[${name}]\n${lines.join('\n')}\n`);
  const missing = [...new Map(values.missing.map((each) => [`${each.subject}\n${each.path}`, each])).values()];
  return { text: `${text.join('\n')}\n[END]\n`, units, ids, values, network, ends, missing };
}
