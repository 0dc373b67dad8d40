import { conditionText } from '../../primitives/index.ts';
import type { PlanNode, PlanStep } from '../../primitives/index.ts';
import type { NodeRecord, RunRecord, StepRecord } from '../../runtime/store/records.ts';
import type { PartState } from '../run-parts.ts';
import { nodesOf, partStates } from '../run-parts.ts';
import type { Part, Picture } from './parts.ts';

/** A run as it was planned, with what has become of each part of it. */
export function pictureOfRun(run: RunRecord, steps: readonly StepRecord[], nodes: readonly NodeRecord[]): Picture {
  const states = partStates(run, steps, nodes);
  const calls = new Map(run.plan.steps.map((step) => [step.id, step]));
  return {
    title: run.title,
    subtitle: `${run.operation} ${run.version} · ${run.subject} · ${run.status}`,
    parameters: Object.keys(run.parameters),
    parts: nodesOf(run.plan)
      .flatMap((node) => partsOf(node, calls))
      .map((part) => withState(part, states)),
    answer: run.plan.answer,
  };
}

const withState = (part: Part, states: ReadonlyMap<string, PartState>): Part => {
  const state = states.get(part.id);
  return state ? { ...part, state } : part;
};

function partsOf(node: PlanNode, calls: ReadonlyMap<string, PlanStep>): readonly Part[] {
  const call = (id: string): readonly Part[] => {
    const step = calls.get(id);
    return step ? [callPart(step)] : [];
  };
  if ('call' in node) return call(node.call);
  const { id, title } = node;
  const nothing = { id, title, takes: [], readsFrom: [], skips: [] } as const;
  if ('forEach' in node) {
    const { forEach, window } = node;
    const list = 'from' in forEach ? `${forEach.from}${forEach.at}` : `${forEach.items.length} items`;
    const own: Part = {
      ...nothing,
      shape: 'fanOut',
      what: `for each of ${list} · ${window} at once`,
      readsFrom: 'from' in forEach ? [forEach.from] : [],
    };
    return [own, ...node.steps.flatMap(call).map((part) => ({ ...part, inBranch: true }))];
  }
  if ('approval' in node) {
    return [
      { ...nothing, shape: 'approval', what: node.approval.description ?? 'Somebody approves, or the run ends here.' },
    ];
  }
  return [
    {
      ...nothing,
      shape: 'gate',
      what: `goes on if ${conditionText(node.gate)}`,
      skips: 'skip' in node.otherwise ? node.otherwise.skip : [],
    },
  ];
}

function callPart({ id, title, primitive, version, kind, map = {}, resultSetsOf = {}, snapshotAfter }: PlanStep): Part {
  return {
    id,
    shape: 'call',
    title,
    what: `${primitive} ${version}`,
    kind,
    takes: [],
    readsFrom: [
      ...new Set([
        ...Object.values(map).flatMap((place) => ('from' in place ? [place.from] : [])),
        ...Object.values(resultSetsOf),
        ...(snapshotAfter === undefined ? [] : [snapshotAfter]),
      ]),
    ],
    skips: [],
  };
}
