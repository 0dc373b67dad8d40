/**
 * What can be wrong with a network or a solution. Each error has a stable code, names the place (element or buses)
 * and says what would remedy it.
 */
export type SolverErrorCode =
  | 'electrical.solver.no-source'
  | 'electrical.solver.island-without-source'
  | 'electrical.solver.singular-matrix'
  | 'electrical.solver.ill-conditioned-matrix'
  | 'electrical.solver.zero-impedance-loop'
  | 'electrical.solver.invalid-impedance'
  | 'electrical.solver.invalid-element'
  | 'electrical.solver.unknown-reference';

const REMEDY: Record<SolverErrorCode, string> = {
  'electrical.solver.no-source': 'Give the network at least one voltage source.',
  'electrical.solver.island-without-source':
    'Connect these buses to a source, close the switch to them or leave them out.',
  'electrical.solver.singular-matrix':
    'Give these nodes a path to earth: a grounded winding, shunt capacitance or a non-zero anti-float admittance.',
  'electrical.solver.ill-conditioned-matrix':
    'Bring the impedances at these nodes closer together: a very small one beside a very large one loses the voltage.',
  'electrical.solver.zero-impedance-loop':
    'Give one of these branches an impedance, or leave one out: nothing decides how current divides.',
  'electrical.solver.invalid-impedance': 'State an impedance that can be inverted: finite and not zero.',
  'electrical.solver.invalid-element': 'Correct the stated value.',
  'electrical.solver.unknown-reference': 'Name an element that the network holds.',
};

export class SolverError extends Error {
  readonly code: SolverErrorCode;
  /** Elements (`Line.650632`) or buses that the error is about. */
  readonly places: readonly string[];
  readonly remedy: string;

  constructor(code: SolverErrorCode, places: readonly string[], message: string) {
    super(`${message} (${listed(places)}). ${REMEDY[code]}`);
    this.name = 'SolverError';
    this.code = code;
    this.places = places;
    this.remedy = REMEDY[code];
  }
}

const LISTED = 12;

function listed(places: readonly string[]): string {
  const shown = places.slice(0, LISTED).join(', ');
  return places.length > LISTED ? `${shown} and ${String(places.length - LISTED)} more` : shown;
}
