import type { Condition } from '../condition.ts';
import type { Plan, PlanNode, PlanStep } from '../plan.ts';
import { roundOf } from '../rounds.ts';

/** What of earlier steps a call goes by, beside the graph, result sets and findings that it is handed. */
export interface DecidedBy {
  /** Ids of the steps whose payloads say its parameters, its operating state, or whether and how often it is made. */
  readonly payloadsOf: readonly string[];
  /** Whether findings say if it is made. */
  readonly findings: boolean;
}

/** What decides a step of a plan. In a plan that is more than a sequence, every gate and fan-out is taken to decide every step. */
export function decidedBy({ steps, flow = [] }: Plan, step: string): DecidedBy {
  const own = flow.length > 0 ? steps : steps.filter(({ id }) => id === roundOf(step).id);
  const named = new Set([...own.flatMap(sourcesOfStep), ...flow.flatMap(sourcesOfNode)]);
  // What a fan-out leaves is what its steps have left.
  const within = flow.flatMap((node) => ('forEach' in node && named.has(node.id) ? node.steps : []));
  const payloadsOf = [...named, ...within];
  return {
    payloadsOf: [...new Set(payloadsOf)],
    findings: flow.some((node) => 'gate' in node && asksFindings(node.gate)),
  };
}

const sourcesOfStep = ({ map = {}, operatingState }: PlanStep): string[] =>
  [...Object.values(map), ...(operatingState ? [operatingState] : [])].flatMap((place) =>
    'from' in place ? [place.from] : [],
  );

function sourcesOfNode(node: PlanNode): string[] {
  if ('gate' in node) return sourcesOfCondition(node.gate);
  return 'forEach' in node && 'from' in node.forEach ? [node.forEach.from] : [];
}

function sourcesOfCondition(condition: Condition): string[] {
  if ('from' in condition) return [condition.from];
  return partsOf(condition).flatMap(sourcesOfCondition);
}

const asksFindings = (condition: Condition): boolean =>
  'findings' in condition || partsOf(condition).some(asksFindings);

const partsOf = (condition: Condition): readonly Condition[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : 'not' in condition ? [condition.not] : [];
