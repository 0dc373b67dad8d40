import type { AssertionReference, ValueState } from '../model/assertion.ts';
import type { AssertionLookup } from '../model/change-set.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { Uncertainty } from '../model/uncertainty.ts';
import type { Value } from '../model/value.ts';
import type { Quotation, QuotedSource } from './quotation.ts';
import { quotationsOf } from './quotation.ts';

/** One value and where it comes from: quotations for what is stated, the traces of its operands for what is derived. */
export interface AssertionTrace {
  readonly subject: string;
  /** The name as the source spells it, where it says one. */
  readonly name?: string;
  readonly path: string;
  /** `unknown`: nothing is asserted here. */
  readonly state: ValueState | 'unknown';
  /** In the canonical SI unit. */
  readonly value?: Value;
  /** A quantity with its unit, where somebody has put it into words. */
  readonly text?: string;
  /** UCUM code of the unit in which the source states it, where that is not the canonical one. */
  readonly statedIn?: string;
  /** How exact it is, where that is said, in the canonical SI unit. */
  readonly uncertainty?: Uncertainty;
  /** The reader, formula or table of defaults. */
  readonly method?: string;
  readonly quotations: readonly Quotation[];
  readonly wasDerivedFrom: readonly AssertionTrace[];
  /** Why the trace ends although the value has operands: it is one of its own operands, or the depth is used up. */
  readonly cut?: 'cycle' | 'depth';
}

/** What a trace is read from. */
export interface TraceSurroundings {
  readonly graph: AssertionLookup;
  /** The documents that the graph's evidence points into. */
  readonly sources: readonly QuotedSource[];
}

/** Derivations in engineering files are short; one deeper than this is worth looking at step by step. */
const DEPTH = 8;

/** Traces a value back through its derivations to the places in the sources that state it. */
export async function traceAssertion(
  { graph, sources }: TraceSurroundings,
  reference: AssertionReference,
  depth = DEPTH,
  behind: readonly AssertionReference[] = [],
): Promise<AssertionTrace> {
  const { subject, path } = reference;
  const assertion = graph.assertion(subject, path);
  const name = graph.assertion(subject, STRUCTURE.name)?.value;
  const place = { subject, path, ...(typeof name === 'string' ? { name } : {}) };
  if (!assertion) return { ...place, state: 'unknown', quotations: [], wasDerivedFrom: [] };
  const { value, state, unit, uncertainty, method, evidence, wasDerivedFrom } = assertion;
  const isBehind = behind.some((earlier) => earlier.subject === subject && earlier.path === path);
  const cut = wasDerivedFrom.length === 0 ? undefined : isBehind ? 'cycle' : depth <= 0 ? 'depth' : undefined;
  const trail = [...behind, { subject, path }];
  return {
    ...place,
    state,
    value,
    ...(unit === undefined ? {} : { statedIn: unit }),
    ...(uncertainty === undefined ? {} : { uncertainty }),
    method,
    quotations: await quotationsOf(evidence, sources),
    wasDerivedFrom:
      cut === undefined
        ? await Promise.all(
            wasDerivedFrom.map((operand) => traceAssertion({ graph, sources }, operand, depth - 1, trail)),
          )
        : [],
    ...(cut === undefined ? {} : { cut }),
  };
}

/** Every quotation that a trace ends in, each once, in order. */
export function quotationsIn(trace: AssertionTrace): Quotation[] {
  const all = [...trace.quotations, ...trace.wasDerivedFrom.flatMap(quotationsIn)];
  return [
    ...new Map(
      all.map((quotation) => [`${quotation.digest}/${quotation.place}/${quotation.exact}`, quotation]),
    ).values(),
  ];
}
