import type { Assertion, Graph, Source } from '../../primitives/index.ts';
import { quoted } from '../../primitives/index.ts';
import { locate } from '../locate.ts';
import type { Quotation, TracedAssertion } from './trace-answer.ts';

/** Bytes of a document that evidence points into. */
export type BytesOf = (digest: string) => Uint8Array | undefined;

/** Derivations of derivations are followed this far. */
const DEPTH = 6;

/** Follows an assertion through its operands to the characters that state them. */
export function traceAssertion(graph: Graph, assertion: Assertion, sources: readonly Source[], bytesOf: BytesOf, depth = DEPTH): TracedAssertion {
  const { subject, path, value, state, unit, method } = assertion;
  const operands = assertion.wasDerivedFrom
    .map((operand) => graph.assertion(operand.subject, operand.path))
    .filter((operand) => operand !== undefined && operand !== assertion);
  return {
    subject,
    path,
    value,
    state,
    ...(unit === undefined ? {} : { unit }),
    method,
    quotations: quotationsOf(assertion, sources, bytesOf),
    operands: depth === 0 ? [] : operands.flatMap((operand) => (operand ? [traceAssertion(graph, operand, sources, bytesOf, depth - 1)] : [])),
  };
}

const quotationsOf = ({ evidence }: Assertion, sources: readonly Source[], bytesOf: BytesOf): Quotation[] =>
  locate(evidence, sources).map((location) => {
    const bytes = bytesOf(location.digest);
    const { offset, length, line, column } = location;
    return { ...location, exact: bytes ? quoted({ type: 'text', offset, length, line, column }, bytes) : '' };
  });
