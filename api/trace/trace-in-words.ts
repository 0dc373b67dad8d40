import type { AssertionTrace, Graph, Registry, TypeDefinition } from '../../primitives/index.ts';
import { elementOf, STRUCTURE } from '../../primitives/index.ts';
import { quantityText, unitOfProperty } from '../graph-words/quantity-text.ts';
import type { TraceAnswer } from './trace-answer.ts';

interface Surroundings {
  readonly registry: Pick<Registry, 'packs'>;
  readonly graph: Pick<Graph, 'assertion'>;
}

/** A trace of which every quantity is written with its unit, the one that the taxonomy measures the property in. */
export function traceInWords(answer: TraceAnswer, { registry, graph }: Surroundings): TraceAnswer {
  const types = new Map(registry.packs.flatMap(({ binding }) => binding.types).map((type) => [type.typeId, type]));
  const inWords = (trace: AssertionTrace): AssertionTrace => {
    const text = textOf(trace, types.get(String(graph.assertion(elementOf(trace.subject), STRUCTURE.type)?.value)));
    return { ...trace, ...(text === undefined ? {} : { text }), wasDerivedFrom: trace.wasDerivedFrom.map(inWords) };
  };
  return answer.kind === 'assertion'
    ? { ...answer, trace: inWords(answer.trace) }
    : { ...answer, trace: { ...answer.trace, used: answer.trace.used.map(inWords) } };
}

function textOf({ path, value, uncertainty }: AssertionTrace, type: TypeDefinition | undefined): string | undefined {
  const unit = unitOfProperty(type?.properties[path]);
  return unit && value !== undefined ? quantityText(value, unit, uncertainty) : undefined;
}
