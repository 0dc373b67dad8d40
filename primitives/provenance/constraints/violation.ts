/** A constraint of PROV-CONSTRAINTS (W3C Recommendation, 30 April 2013) that a document breaks. */
export interface Violation {
  /** Its number in the recommendation. */
  readonly constraint: number;
  readonly name: string;
  readonly problem: string;
}

/** The constraints that are checked, by number, under the names that the recommendation gives them. */
export const CONSTRAINTS = {
  22: 'key-object',
  23: 'key-properties',
  24: 'unique-generation',
  25: 'unique-invalidation',
  26: 'unique-wasStartedBy',
  27: 'unique-wasEndedBy',
  28: 'unique-startTime',
  29: 'unique-endTime',
  30: 'start-precedes-end',
  31: 'start-start-ordering',
  32: 'end-end-ordering',
  33: 'usage-within-activity',
  34: 'generation-within-activity',
  35: 'wasInformedBy-ordering',
  36: 'generation-precedes-invalidation',
  37: 'generation-precedes-usage',
  38: 'usage-precedes-invalidation',
  39: 'generation-generation-ordering',
  40: 'invalidation-invalidation-ordering',
  41: 'derivation-usage-generation-ordering',
  42: 'derivation-generation-generation-ordering',
  43: 'wasStartedBy-ordering',
  44: 'wasEndedBy-ordering',
  45: 'specialization-generation-ordering',
  46: 'specialization-invalidation-ordering',
  47: 'wasAssociatedWith-ordering',
  48: 'wasAttributedTo-ordering',
  49: 'actedOnBehalfOf-ordering',
  50: 'typing',
  51: 'impossible-unspecified-derivation-generation-use',
  52: 'impossible-specialization-reflexive',
  53: 'impossible-property-overlap',
  54: 'impossible-object-property-overlap',
  55: 'entity-activity-disjoint',
  56: 'membership-empty-collection',
} as const;
export type ConstraintNumber = keyof typeof CONSTRAINTS;

export const violation = (constraint: ConstraintNumber, problem: string): Violation => ({
  constraint,
  name: CONSTRAINTS[constraint],
  problem,
});
